package dev.saldo.history;

import dev.saldo.StoreApi;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a series used up to an instant.
 *
 * @param series the series as it is known now, with a latest sample that may be later
 * @param last its last sample at or before the instant
 * @param use what it used by the hour, up to that sample
 */
@StoreApi
public record SeriesHourlyUsage(Series series, TotalledSample last, HourlyUsage use) {

  /**
   * Reads samples.
   *
   * @param samples those of {@link BalanceHistory#walk} from {@link HourlyUsage#begin} on, which
   *     are closed; later ones than the instant are left alone
   * @return empty if there is none
   */
  public static Optional<SeriesHourlyUsage> collect(
      Series series, HourlyUsage use, Stream<TotalledSample> samples, Instant asOf) {
    try (samples) {
      TotalledSample last = null;
      for (Iterator<TotalledSample> rest = samples.iterator(); rest.hasNext(); ) {
        TotalledSample sample = rest.next();
        if (sample.observedAt().isAfter(asOf)) {
          break;
        }
        use.add(sample);
        last = sample;
      }
      return collect(series, use, last);
    }
  }

  private static Optional<SeriesHourlyUsage> collect(
      Series series, HourlyUsage use, @Nullable TotalledSample last) {
    return last == null ? Optional.empty() : Optional.of(new SeriesHourlyUsage(series, last, use));
  }
}
