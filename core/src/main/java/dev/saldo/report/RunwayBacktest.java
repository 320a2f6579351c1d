package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Predictions for instants of the past, as they would have been made then: from samples at or
 * before each instant, and without later manual classifications. Each series is read once.
 */
public final class RunwayBacktest {

  /**
   * A prediction to replay.
   *
   * @param account the account
   * @param bucket its bucket
   * @param asOf the instant of the prediction, UTC
   */
  public record Origin(String account, String bucket, Instant asOf) {}

  private final BalanceHistory history;
  private final PollIntervals intervals;
  private final ZoneId zone;
  private final Map<Origin, Runway> predictions = new HashMap<>();

  private RunwayBacktest(BalanceHistory history, PollIntervals intervals, ZoneId zone) {
    this.history = history;
    this.intervals = intervals;
    this.zone = zone;
  }

  /**
   * Returns a prediction for each origin that has a sample.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide whether a
   *     sample is stale
   * @param zone the time zone of the hours and weekdays of the weekly pattern
   */
  public static Map<Origin, Runway> answer(
      BalanceHistory history, Collection<Account> configured, List<Origin> origins, ZoneId zone) {
    RunwayBacktest backtest =
        new RunwayBacktest(history, PollIntervals.of(configured, history.runwayMethod()), zone);
    Map<List<String>, List<Origin>> buckets =
        origins.stream()
            .collect(
                Collectors.groupingBy(
                    origin -> List.of(origin.account(), origin.bucket()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Set<String> accounts = origins.stream().map(Origin::account).collect(Collectors.toSet());
    List<Series> series = history.series(Selection.of(accounts));
    for (Series candidate : series) {
      List<Origin> requested =
          new ArrayList<>(
              buckets.getOrDefault(
                  List.of(candidate.key().account(), candidate.key().bucket()), List.of()));
      requested.sort(Comparator.comparing(Origin::asOf));
      if (!requested.isEmpty()) {
        backtest.answer(candidate, requested);
      }
    }
    return backtest.predictions;
  }

  private void answer(Series series, List<Origin> requested) {
    Instant begin = HourlyUsage.begin(requested.getFirst().asOf());
    HourlyUsage use = new HourlyUsage(series.firstObservedAt(), begin);
    Instant end = requested.getLast().asOf();
    try (Stream<TotalledSample> samples = history.walk(series.key(), begin, end)) {
      Iterator<TotalledSample> rest = samples.iterator();
      TotalledSample last = null;
      TotalledSample next = rest.hasNext() ? rest.next() : null;
      for (Origin origin : requested) {
        while (next != null && !next.observedAt().isAfter(origin.asOf())) {
          use.add(next);
          last = next;
          next = rest.hasNext() ? rest.next() : null;
        }
        keep(series, origin, last, use);
      }
    }
  }

  /** Stores the prediction of the series that was read last if a bucket has several. */
  private void keep(Series series, Origin origin, @Nullable TotalledSample last, HourlyUsage use) {
    if (last == null) {
      return;
    }
    Runway other = predictions.get(origin);
    boolean newer =
        other == null
            || other.inputs().last() == null
            || last.observedAt().isAfter(other.inputs().last());
    if (newer) {
      predictions.put(
          origin,
          RunwayEstimator.estimate(
              RunwayInputBuilder.build(series, last, use, intervals, origin.asOf(), zone)));
    }
  }
}
