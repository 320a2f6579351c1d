package dev.saldo.report;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesHourlyUsage;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.RunwayInput;
import dev.saldo.usage.LevelChange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks a history what the runways of many series depend on, one after the other. */
final class SeriesRunwayFinder {

  private SeriesRunwayFinder() {}

  /**
   * A series whose runway is asked for.
   *
   * @param last its last sample by then
   * @param question what its runway depends on
   */
  record Asked(Series series, TotalledSample last, RunwayInput question) {}

  /**
   * Returns what a function makes of each series that had a sample by then, in the order of the
   * history.
   */
  static <T> Map<SeriesKey, T> estimate(
      BalanceHistory history,
      Selection selection,
      PollIntervals intervals,
      Instant asOf,
      ZoneId zone,
      Function<Asked, T> answer) {
    Map<SeriesKey, Series> series = new LinkedHashMap<>();
    Map<SeriesKey, T> answers = new LinkedHashMap<>();
    Function<SeriesHourlyUsage, T> answered =
        answer.compose(known -> asked(known, intervals, asOf, zone));
    try (Stream<SeriesHourlyUsage> uses = history.useByHour(selection, asOf)) {
      uses.forEach(
          known -> {
            series.put(known.series().key(), known.series());
            answers.put(known.series().key(), answered.apply(known));
          });
    }
    Instant begin = HourlyUsage.begin(asOf);
    ClassifiedChangeFinder falls = ClassifiedChangeFinder.ofFalls(history, selection, begin, asOf);
    series.forEach(
        (key, one) ->
            corrected(history, one, falls.corrections(key), asOf)
                .ifPresent(known -> answers.put(key, answered.apply(known))));
    return answers;
  }

  private static Asked asked(
      SeriesHourlyUsage known, PollIntervals intervals, Instant asOf, ZoneId zone) {
    return new Asked(
        known.series(),
        known.last(),
        RunwayInputBuilder.build(known.series(), known.last(), known.use(), intervals, asOf, zone));
  }

  /** Reads all samples of a series in which somebody called falls corrections; leaves these out. */
  private static Optional<SeriesHourlyUsage> corrected(
      BalanceHistory history, Series series, List<LevelChange> corrections, Instant asOf) {
    if (corrections.isEmpty()) {
      return Optional.empty();
    }
    Instant begin = HourlyUsage.begin(asOf);
    HourlyUsage use = new HourlyUsage(series.firstObservedAt(), begin);
    corrections.forEach(change -> use.leaveOut(change.after(), change.observedAt()));
    return SeriesHourlyUsage.collect(series, use, history.walk(series.key(), begin, asOf), asOf);
  }
}
