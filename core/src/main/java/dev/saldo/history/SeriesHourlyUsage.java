package dev.saldo.history;

import dev.saldo.StoreApi;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hourly usage of a series up to an instant.
 *
 * @param series the current series; its latest sample may be after the instant
 * @param last its last sample at or before the instant
 * @param use the hourly usage up to that sample
 */
@StoreApi
public record SeriesHourlyUsage(Series series, TotalledSample last, HourlyUsage use) {

  /**
   * Collects the hourly usage from samples.
   *
   * @param samples the samples of {@link BalanceHistory#walk} from {@link HourlyUsage#begin} on;
   *     samples after the instant are ignored, and the stream is closed
   * @return the usage; empty if there is no sample
   */
  public static Optional<SeriesHourlyUsage> collect(
      Series series, HourlyUsage use, Stream<TotalledSample> samples, Instant asOf) {
    try (samples) {
      TotalledSample last = null;
      for (Iterator<TotalledSample> rest = samples.iterator(); rest.hasNext(); ) {
        TotalledSample sample = series.confirmed(rest.next());
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
