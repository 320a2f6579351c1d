package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.LONG_AFTER;
import static dev.saldo.testkit.history.HistoryFixtures.LONG_BEFORE;
import static dev.saldo.testkit.history.HistoryFixtures.START;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.totalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.EventKind;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.testkit.CampaignSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Random series with glitches, which arrive in any order and in pieces. */
final class HistoryGlitchOrderCases {

  private static final int SERIES = CampaignSize.choose(2, 24);
  private static final int HOUR = 3600;

  private final BalanceHistoryContract contract;

  HistoryGlitchOrderCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return IntStream.range(0, SERIES)
        .mapToObj(
            seed -> contract.on("glitches, series " + seed, history -> pieces(history, seed)));
  }

  private void pieces(BalanceHistory history, int seed) {
    Random random = new Random(seed);
    List<BalanceSample> all = new ArrayList<>();
    for (Meaning meaning : List.of(Meaning.REMAINING, Meaning.SPENT)) {
      all.addAll(series(key("glitchy", Balance.MAIN, meaning), random));
    }
    List<BalanceSample> left = shuffled(all, random);
    while (!left.isEmpty()) {
      List<BalanceSample> piece = left.subList(0, Math.min(left.size(), 1 + random.nextInt(60)));
      if (random.nextBoolean()) {
        history.append(piece.stream().map(HistoryGlitchOrderCases::poll).toList());
      } else {
        history.importSamples(piece.iterator(), List.of());
      }
      left = left.subList(piece.size(), left.size());
    }
    try (BalanceHistory atOnce = new InMemoryBalanceHistory()) {
      atOnce.importSamples(all.iterator(), List.of());
      same(history, atOnce, random);
      for (int i = 0; i < 6; i++) {
        reclassify(history, atOnce, random);
      }
      same(history, atOnce, random);
    }
  }

  /** Compares two histories with the same samples, and one of them with plain lists. */
  private static void same(BalanceHistory history, BalanceHistory atOnce, Random random) {
    for (var series : atOnce.series(Selection.ALL)) {
      SeriesKey key = series.key();
      assertThat(totalled(history, key)).isEqualTo(totalled(atOnce, key));
      if (history.classifications(Selection.ALL).isEmpty()) {
        List<BalanceSample> plain =
            HistoryFixtures.kept(atOnce).stream().filter(s -> s.series().equals(key)).toList();
        List<Instant> edges =
            random.ints(5, 0, 200 * HOUR).sorted().distinct().mapToObj(START::plusSeconds).toList();
        new SeriesUsageCheck(history, key, new PlainSeriesTotals(plain, Account.DEFAULT_EVERY))
            .trend(edges);
      }
    }
    assertThat(history.rises(Selection.ALL, LONG_BEFORE, LONG_AFTER))
        .containsExactlyElementsOf(atOnce.rises(Selection.ALL, LONG_BEFORE, LONG_AFTER));
    for (int i = 0; i < 2; i++) {
      assertThat(history.series(Selection.ALL).get(i).unconfirmed())
          .isEqualTo(atOnce.series(Selection.ALL).get(i).unconfirmed());
      assertThat(history.series(Selection.ALL).get(i).last())
          .isEqualTo(atOnce.series(Selection.ALL).get(i).last());
    }
    HourlyUsageCheck.every(history, LONG_AFTER);
    HourlyUsageCheck.every(history, START.plusSeconds(random.nextInt(200 * HOUR)));
  }

  /** Classifies a random change as real, or removes its classification. */
  private static void reclassify(BalanceHistory history, BalanceHistory atOnce, Random random) {
    SeriesKey key = atOnce.series(Selection.ALL).get(random.nextInt(2)).key();
    List<TotalledSample> samples = totalled(atOnce, key);
    List<Integer> glitches =
        IntStream.range(1, samples.size()).filter(i -> samples.get(i).isGlitch()).boxed().toList();
    if (glitches.isEmpty()) {
      return;
    }
    int index = glitches.get(random.nextInt(glitches.size()));
    TotalledSample before = samples.get(index - 1);
    TotalledSample glitch = samples.get(index);
    BigDecimal from = before.observedLevel();
    BigDecimal to = glitch.observedLevel();
    if (from == null || to == null || from.compareTo(to) == 0) {
      return;
    }
    BigDecimal change = to.subtract(from);
    boolean removed = random.nextInt(4) == 0;
    for (BalanceHistory each : List.of(history, atOnce)) {
      each.classify(
          new ManualClassification(
              key,
              before.observedAt(),
              glitch.observedAt(),
              change,
              change.signum() < 0 ? EventKind.USAGE : EventKind.TOP_UP,
              "",
              LONG_AFTER));
      if (removed) {
        each.unclassify(key, before.observedAt(), glitch.observedAt(), change);
      }
    }
  }

  /** Returns a series of polls with use, top-ups, outages and false readings. */
  private static List<BalanceSample> series(SeriesKey key, Random random) {
    List<BalanceSample> samples = new ArrayList<>();
    Instant at = START.plusSeconds(random.nextInt(HOUR));
    int level = 2_000 + random.nextInt(20_000);
    int wrong = 0;
    int factor = 0;
    for (int i = 0; i < 190; i++) {
      level -= random.nextInt(4) == 0 ? 0 : random.nextInt(30);
      level += random.nextInt(40) == 0 ? random.nextInt(10_000) : 0;
      if (wrong == 0 && random.nextInt(12) == 0) {
        wrong = 1 + random.nextInt(4);
        factor = random.nextInt(4);
      }
      int shown = wrong > 0 ? level * factor * factor / 2 : level;
      wrong = Math.max(0, wrong - 1);
      boolean numberless = random.nextInt(60) == 0;
      samples.add(
          new BalanceSample(key, at, numberless ? Amount.ABSENT : Amount.of(number(shown))));
      int pause = random.nextInt(30) == 0 ? random.nextInt(20 * HOUR) : 0;
      at = at.plus(Duration.ofSeconds(HOUR - 300L + random.nextInt(600) + pause));
    }
    return samples;
  }

  private static BigDecimal number(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }

  /** Returns the samples mostly in order, some of them late. */
  private static List<BalanceSample> shuffled(List<BalanceSample> all, Random random) {
    List<BalanceSample> order = new ArrayList<>(all);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(order, random);
    } else {
      order.sort((a, b) -> a.observedAt().compareTo(b.observedAt()));
      for (int i = 0; i < 40; i++) {
        order.add(random.nextInt(order.size()), order.remove(random.nextInt(order.size() - 1)));
      }
    }
    return order;
  }

  private static PollResult poll(BalanceSample sample) {
    BalanceUnit unit = BalanceUnit.of(sample.series().unitKind(), sample.series().unitCode());
    return HistoryFixtures.sampled(
        HistoryFixtures.account(sample.series().account()),
        sample.observedAt(),
        Balance.of(sample.series().bucket(), sample.amount(), unit)
            .withMeaning(sample.series().meaning()));
  }
}
