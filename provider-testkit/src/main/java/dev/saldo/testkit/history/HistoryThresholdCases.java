package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.LONG_AFTER;
import static dev.saldo.testkit.history.HistoryFixtures.LONG_BEFORE;
import static dev.saldo.testkit.history.HistoryFixtures.START;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sampled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollResult;
import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.spi.Amount;
import dev.saldo.testkit.CampaignSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Random imports and appends whose sizes are those at which Saldo's own histories begin another
 * batch, page or chunk, one less and one more. Everything derived is recounted from plain lists.
 */
final class HistoryThresholdCases {

  /** Rows of one series: lookaheads, pages near a glitch, recent levels, batches and pages. */
  private static final List<Integer> ROWS = List.of(16, 32, 64, 200, 500, 1_000, 2_000);

  /** Series of one transaction: seeks, chunks of weekly usage, chunks of lists, batches. */
  private static final List<Integer> SERIES = List.of(50, 100, 500, 1_000);

  private static final List<Integer> USUAL_ROWS = List.of(64, 200, 1_000);
  private static final List<Integer> USUAL_SERIES = List.of(100, 500);
  private static final boolean ALL = CampaignSize.choose(0, 1) == 1;
  private static final int ROUNDS = CampaignSize.choose(1, 12);
  private static final int DAYS_OF_A_ROUND = 50;
  private static final int HOURLY_STEP = CampaignSize.choose(211, 11);

  private final BalanceHistoryContract contract;

  HistoryThresholdCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return IntStream.range(0, ROUNDS)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(
                    contract.on("rows of one series, " + seed, history -> rows(history, seed)),
                    contract.on("series at once, " + seed, history -> series(history, seed))));
  }

  private static void rows(BalanceHistory history, int seed) {
    Random random = new Random(seed);
    Plain plain = new Plain();
    for (int threshold : ALL ? ROWS : USUAL_ROWS) {
      List<BalanceSample> samples =
          IntStream.range(0, near(threshold, random))
              .mapToObj(i -> plain.next("rows" + threshold, 0, 1 + i, random))
              .toList();
      List<BalanceSample> late = new ArrayList<>(samples);
      BalanceSample missing = late.remove(random.nextInt(late.size()));
      Collections.shuffle(late, random);
      history.importSamples(late.iterator(), List.of());
      history.importSamples(List.of(missing).iterator(), List.of());
    }
    plain.compare(history);
  }

  private static void series(BalanceHistory history, int seed) {
    Random random = new Random(seed);
    Plain plain = new Plain();
    int round = 0;
    for (int threshold : ALL ? SERIES : USUAL_SERIES) {
      int count = near(threshold, random);
      int begin = round++;
      List<BalanceSample> samples =
          new ArrayList<>(
              IntStream.range(0, 2 * count)
                  .mapToObj(i -> plain.next("a" + i % count, begin, i / count, random))
                  .toList());
      Collections.shuffle(samples, random);
      history.importSamples(samples.iterator(), List.of());
    }
    for (int threshold : ALL ? SERIES : USUAL_SERIES) {
      int begin = round++;
      history.append(
          IntStream.range(0, near(threshold, random))
              .mapToObj(i -> poll(plain.next("a" + i, begin, 0, random)))
              .toList());
      int late = near(threshold, random);
      history.importSamples(
          IntStream.range(0, late)
              .mapToObj(i -> plain.next("a" + (i + 7), random.nextInt(begin), 30, random))
              .iterator(),
          List.of());
    }
    plain.compare(history);
  }

  private static int near(int threshold, Random random) {
    return threshold - 1 + random.nextInt(3);
  }

  private static PollResult poll(BalanceSample sample) {
    return sampled(
        sample.series().account(), sample.observedAt(), String.valueOf(sample.amount().value()));
  }

  /** All samples so far, by account and instant. */
  private static final class Plain {

    private final Map<String, NavigableMap<Instant, BalanceSample>> samples = new TreeMap<>();

    /** Returns a new sample, at most once for each account, round and hour. */
    BalanceSample next(String account, int round, int hour, Random random) {
      NavigableMap<Instant, BalanceSample> known =
          samples.computeIfAbsent(account, name -> new TreeMap<>());
      Instant at =
          START
              .plus(Duration.ofDays((long) DAYS_OF_A_ROUND * round).plusHours(hour))
              .plusSeconds(random.nextInt(3_600));
      int topUp = random.nextInt(30) == 0 ? 700 : 0;
      BigDecimal level =
          BigDecimal.valueOf(90_000L - known.size() * 37L - random.nextInt(20) + topUp);
      BalanceSample sample = new BalanceSample(key(account), at, Amount.of(level));
      return known.computeIfAbsent(at, unused -> sample);
    }

    void compare(BalanceHistory history) {
      assertThat(HistoryFixtures.kept(history))
          .isEqualTo(
              samples.values().stream().map(Map::values).flatMap(Collection::stream).toList());
      List<Rise> rises = new ArrayList<>();
      for (Series series : history.series(Selection.ALL)) {
        PlainSeriesTotals plain =
            new PlainSeriesTotals(List.copyOf(all(series).values()), Account.DEFAULT_EVERY);
        sameHead(series, plain);
        rises.addAll(plain.rises());
      }
      Comparator<Rise> order =
          Comparator.comparing((Rise rise) -> rise.series().account())
              .thenComparing(Rise::observedAt);
      assertThat(history.rises(Selection.ALL, LONG_BEFORE, LONG_AFTER).stream().sorted(order))
          .usingElementComparator(order.thenComparing(Rise::after).thenComparing(Rise::amount))
          .containsExactlyElementsOf(rises.stream().sorted(order).toList());
      HourlyUsageCheck.every(HOURLY_STEP, history, START.plus(Duration.ofDays(60)));
      HourlyUsageCheck.every(HOURLY_STEP, history, LONG_AFTER);
    }

    private void sameHead(Series series, PlainSeriesTotals plain) {
      NavigableMap<Instant, BalanceSample> all = all(series);
      assertThat(series.firstObservedAt()).isEqualTo(all.firstKey());
      assertThat(series.last().observedAt()).isEqualTo(all.lastKey());
      assertThat(series.last().totals().samples()).isEqualTo(all.size());
      assertThat(series.last().totals().fallen())
          .as("fallen of %s", series.key().account())
          .isEqualByComparingTo(plain.used(LONG_BEFORE, LONG_AFTER));
      assertThat(series.last().totals().risen())
          .as("risen of %s", series.key().account())
          .isEqualByComparingTo(plain.added(LONG_BEFORE, LONG_AFTER));
    }

    private NavigableMap<Instant, BalanceSample> all(Series series) {
      return samples.getOrDefault(series.key().account(), new TreeMap<>());
    }
  }
}
