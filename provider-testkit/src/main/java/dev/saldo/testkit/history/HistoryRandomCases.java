package dev.saldo.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollResult;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.testkit.CampaignSize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Random sequences of appends and imports, compared with plain lists after each step. */
final class HistoryRandomCases {

  private static final int SEQUENCES = CampaignSize.choose(2, 24);
  private static final int ROUNDS = 12;
  private static final int MILLIS = 40 * 3_600_000;

  private final BalanceHistoryContract contract;

  HistoryRandomCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    return IntStream.range(0, SEQUENCES)
        .mapToObj(seed -> contract.on("sequence " + seed, history -> sequence(history, seed)));
  }

  private void sequence(BalanceHistory history, int seed) {
    Random random = new Random(seed);
    Map<String, NavigableMap<Instant, BalanceSample>> plain = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<BalanceSample> samples = samples(random, plain);
      boolean kept = true;
      switch (random.nextInt(3)) {
        case 0 -> history.append(samples.stream().map(HistoryRandomCases::poll).toList());
        case 1 -> history.importSamples(samples.iterator(), List.of());
        default -> {
          assertThatThrownBy(() -> history.importSamples(broken(samples), List.of()))
              .hasMessage("the source failed");
          kept = false;
        }
      }
      for (BalanceSample sample : kept ? samples : List.<BalanceSample>of()) {
        plain
            .computeIfAbsent(sample.series().account(), name -> new TreeMap<>())
            .put(sample.observedAt(), sample);
      }
      compare(history, plain, random);
    }
  }

  private static void compare(
      BalanceHistory history,
      Map<String, NavigableMap<Instant, BalanceSample>> plain,
      Random random) {
    assertThat(HistoryFixtures.kept(history))
        .isEqualTo(plain.values().stream().map(Map::values).flatMap(Collection::stream).toList());
    HourlyUsageCheck.every(history, at(random.nextInt(MILLIS)));
    HourlyUsageCheck.every(history, HistoryFixtures.LONG_AFTER);
    plain.forEach(
        (name, samples) -> {
          PlainSeriesTotals series =
              new PlainSeriesTotals(List.copyOf(samples.values()), Account.DEFAULT_EVERY);
          List<Instant> edges =
              random
                  .ints(6, 0, MILLIS)
                  .distinct()
                  .sorted()
                  .mapToObj(HistoryRandomCases::at)
                  .toList();
          new SeriesUsageCheck(history, HistoryFixtures.key(name), series).trend(edges);
        });
  }

  /** Returns samples out of order, some of which may be duplicates. */
  private static List<BalanceSample> samples(
      Random random, Map<String, NavigableMap<Instant, BalanceSample>> plain) {
    Map<String, BalanceSample> samples = new TreeMap<>();
    for (int count = 1 + random.nextInt(30); count > 0; count--) {
      SeriesKey key = HistoryFixtures.key("account" + random.nextInt(3));
      Instant at = at(random.nextInt(MILLIS) / 600_000 * 600_000);
      BalanceSample kept = plain.getOrDefault(key.account(), new TreeMap<>()).get(at);
      samples.put(
          random.nextInt(10) + key.account() + at,
          kept != null ? kept : new BalanceSample(key, at, amount(random)));
    }
    return withoutContradictions(samples.values());
  }

  private static List<BalanceSample> withoutContradictions(Collection<BalanceSample> samples) {
    Map<String, BalanceSample> first = new TreeMap<>();
    List<BalanceSample> all = new ArrayList<>();
    for (BalanceSample sample : samples) {
      String place = sample.series().account() + sample.observedAt();
      first.putIfAbsent(place, sample);
      all.add(first.getOrDefault(place, sample));
    }
    return all;
  }

  private static Amount amount(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> Amount.ABSENT;
      case 1 -> Amount.unlimited("Unlim");
      default ->
          Amount.of(BigDecimal.valueOf(random.nextLong(2_000_000) - 500_000, random.nextInt(13)));
    };
  }

  private static PollResult poll(BalanceSample sample) {
    BalanceUnit unit = BalanceUnit.of(sample.series().unitKind(), sample.series().unitCode());
    return HistoryFixtures.sampled(
        HistoryFixtures.account(sample.series().account()),
        sample.observedAt(),
        Balance.of(sample.series().bucket(), sample.amount(), unit));
  }

  private static Iterator<BalanceSample> broken(List<BalanceSample> samples) {
    Stream<BalanceSample> end =
        Stream.generate(
            () -> {
              throw new IllegalStateException("the source failed");
            });
    return Stream.concat(samples.stream(), end).iterator();
  }

  private static Instant at(int millis) {
    return HistoryFixtures.START.plusMillis(millis);
  }
}
