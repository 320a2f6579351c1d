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
 * Answers for instants of the past as it would have then: from samples at or before each instant,
 * and without what people said of them later. Reads each series once.
 */
public final class RunwayBacktest {

  /**
   * A question.
   *
   * @param account the account
   * @param bucket its bucket
   * @param asOf the instant, UTC
   */
  public record Origin(String account, String bucket, Instant asOf) {}

  private final BalanceHistory history;
  private final PollIntervals intervals;
  private final ZoneId zone;
  private final Map<Origin, Runway> answers = new HashMap<>();

  private RunwayBacktest(BalanceHistory history, PollIntervals intervals, ZoneId zone) {
    this.history = history;
    this.intervals = intervals;
    this.zone = zone;
  }

  /**
   * Returns an answer for each question that there is a sample for.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide what is stale
   * @param zone the zone whose hours and weekdays use follows
   */
  public static Map<Origin, Runway> answer(
      BalanceHistory history, Collection<Account> configured, List<Origin> origins, ZoneId zone) {
    RunwayBacktest backtest = new RunwayBacktest(history, PollIntervals.of(configured), zone);
    Map<List<String>, List<Origin>> buckets =
        origins.stream()
            .collect(
                Collectors.groupingBy(
                    origin -> List.of(origin.account(), origin.bucket()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Set<String> accounts = origins.stream().map(Origin::account).collect(Collectors.toSet());
    List<Series> series =
        accounts.isEmpty() ? List.of() : history.series(new Selection(accounts, Set.of()));
    for (Series one : series) {
      List<Origin> asked =
          new ArrayList<>(
              buckets.getOrDefault(List.of(one.key().account(), one.key().bucket()), List.of()));
      asked.sort(Comparator.comparing(Origin::asOf));
      if (!asked.isEmpty()) {
        backtest.answer(one, asked);
      }
    }
    return backtest.answers;
  }

  private void answer(Series series, List<Origin> asked) {
    Instant begin = HourlyUsage.begin(asked.getFirst().asOf());
    HourlyUsage use = new HourlyUsage(series.firstObservedAt(), begin);
    Instant end = asked.getLast().asOf();
    try (Stream<TotalledSample> samples = history.walk(series.key(), begin, end)) {
      Iterator<TotalledSample> rest = samples.iterator();
      TotalledSample last = null;
      TotalledSample next = rest.hasNext() ? rest.next() : null;
      for (Origin origin : asked) {
        while (next != null && !next.observedAt().isAfter(origin.asOf())) {
          use.add(next);
          last = next;
          next = rest.hasNext() ? rest.next() : null;
        }
        keep(series, origin, last, use);
      }
    }
  }

  /** Of several series of a bucket, the one that was read last answers. */
  private void keep(Series series, Origin origin, @Nullable TotalledSample last, HourlyUsage use) {
    if (last == null) {
      return;
    }
    Runway other = answers.get(origin);
    boolean newer =
        other == null
            || other.inputs().last() == null
            || last.observedAt().isAfter(other.inputs().last());
    if (newer) {
      answers.put(
          origin,
          RunwayEstimator.estimate(
              RunwayInputBuilder.build(series, last, use, intervals, origin.asOf(), zone)));
    }
  }
}
