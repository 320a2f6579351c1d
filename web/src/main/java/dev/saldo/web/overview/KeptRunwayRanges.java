package dev.saldo.web.overview;

import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.RunwayDayRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of all series. That of an account is made again when one of its series has
 * another latest sample or other terms, or when it is a quarter of an hour old, a minute if the
 * balance may run out within a day. All are made again when a manual classification changes. Keeps
 * one for each present series. Thread-safe.
 */
public final class KeptRunwayRanges {

  private static final Duration USUAL_STEP = Duration.ofMinutes(15);
  private static final Duration SHORT_STEP = Duration.ofMinutes(1);

  private Map<SeriesKey, Kept> kept = Map.of();
  private List<ManualClassification> classified = List.of();

  /**
   * A prediction.
   *
   * @param series the series that it is about, with its latest sample
   * @param asOf the instant of the prediction, UTC
   * @param range the prediction
   */
  private record Kept(Series series, Instant asOf, RunwayDayRange range) {

    boolean holds(Series now, Instant at) {
      @Nullable BigDecimal early = range.p10();
      boolean soon = early != null && early.compareTo(BigDecimal.ONE) < 0;
      return series.equals(now)
          && !at.isBefore(asOf)
          && at.isBefore(asOf.plus(soon ? SHORT_STEP : USUAL_STEP));
    }
  }

  /**
   * Returns the predictions of all series.
   *
   * @param series the series of the history
   * @param classifications the manual classifications of the history
   * @param asOf the instant for which they are wanted, UTC
   * @param predict makes the predictions of accounts
   */
  public synchronized Map<SeriesKey, RunwayDayRange> find(
      List<Series> series,
      List<ManualClassification> classifications,
      Instant asOf,
      Function<Selection, Map<SeriesKey, RunwayDayRange>> predict) {
    if (!classifications.equals(classified)) {
      forget();
      classified = List.copyOf(classifications);
    }
    Set<String> outdated =
        series.stream()
            .filter(one -> !isKept(one, asOf))
            .map(one -> one.key().account())
            .collect(Collectors.toSet());
    Map<SeriesKey, RunwayDayRange> made =
        outdated.isEmpty() ? Map.of() : predict.apply(Selection.of(outdated));
    Map<SeriesKey, Kept> next = new HashMap<>();
    Map<SeriesKey, RunwayDayRange> ranges = new HashMap<>();
    for (Series one : series) {
      Kept known = kept.get(one.key());
      Kept current =
          known == null || outdated.contains(one.key().account())
              ? new Kept(one, asOf, made.getOrDefault(one.key(), RunwayDayRange.UNKNOWN))
              : known;
      next.put(one.key(), current);
      ranges.put(one.key(), current.range());
    }
    kept = next;
    return ranges;
  }

  private boolean isKept(Series series, Instant asOf) {
    Kept known = kept.get(series.key());
    return known != null && known.holds(series, asOf);
  }

  /** Forgets all predictions, because the configuration changed. */
  public synchronized void forget() {
    kept = Map.of();
  }
}
