package dev.saldo.report;

import dev.saldo.Internal;
import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.event.TopUpLots;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Rise;
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

/** The calculation of the runways of many series from a history, one after another. */
@Internal
public final class SeriesRunwayFinder {

  private SeriesRunwayFinder() {}

  /**
   * A series whose runway is requested.
   *
   * @param last its last sample at or before the instant of the prediction
   * @param input the input of the prediction
   */
  public record Asked(Series series, TotalledSample last, RunwayInput input) {}

  /**
   * Returns the result of a function for each series with a sample at or before {@code asOf}, in
   * the order of the history.
   */
  public static <T> Map<SeriesKey, T> estimate(
      BalanceHistory history,
      Selection selection,
      PollIntervals intervals,
      Instant asOf,
      ZoneId zone,
      Function<Asked, T> function) {
    Map<SeriesKey, Series> series = new LinkedHashMap<>();
    Map<SeriesKey, T> results = new LinkedHashMap<>();
    Map<SeriesKey, List<Rise>> rises =
        TopUpLots.topUps(history, selection, history.series(selection), asOf);
    Function<SeriesHourlyUsage, T> evaluate =
        function.compose(known -> request(known, rises, intervals, asOf, zone));
    try (Stream<SeriesHourlyUsage> uses = history.useByHour(selection, asOf)) {
      uses.forEach(
          known -> {
            series.put(known.series().key(), known.series());
            results.put(known.series().key(), evaluate.apply(known));
          });
    }
    Instant begin = HourlyUsage.begin(asOf);
    ClassifiedChangeFinder falls = ClassifiedChangeFinder.ofFalls(history, selection, begin, asOf);
    series.forEach(
        (key, candidate) ->
            corrected(history, candidate, falls.corrections(key), asOf)
                .ifPresent(known -> results.put(key, evaluate.apply(known))));
    return results;
  }

  private static Asked request(
      SeriesHourlyUsage known,
      Map<SeriesKey, List<Rise>> rises,
      PollIntervals intervals,
      Instant asOf,
      ZoneId zone) {
    Series series = known.series();
    RunwayInput input =
        RunwayInputBuilder.build(series, known.last(), known.use(), intervals, asOf, zone);
    return new Asked(
        series,
        known.last(),
        RunwayInputBuilder.withLots(input, series, rises.getOrDefault(series.key(), List.of())));
  }

  /**
   * Recalculates the hourly usage of a series without the falls that the user classified as
   * corrections; empty if there are none.
   */
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
