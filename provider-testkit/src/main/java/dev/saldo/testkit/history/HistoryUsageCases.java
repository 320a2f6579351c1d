package dev.saldo.testkit.history;

import static dev.saldo.testkit.history.HistoryFixtures.START;
import static dev.saldo.testkit.history.HistoryFixtures.hour;
import static dev.saldo.testkit.history.HistoryFixtures.key;
import static dev.saldo.testkit.history.HistoryFixtures.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.usage.TrendCalculator;
import dev.saldo.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Use and additions of any window come out to the last digit. */
final class HistoryUsageCases {

  private final BalanceHistoryContract contract;
  private final List<IrregularSeries> twelve = IrregularSeries.twelve();

  HistoryUsageCases(BalanceHistoryContract contract) {
    this.contract = contract;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> zones =
        Stream.of("UTC", "Asia/Kathmandu", "Europe/Berlin", "America/New_York")
            .map(ZoneId::of)
            .map(zone -> contract.on("by day in " + zone, history -> byDay(history, zone)));
    Stream<DynamicTest> windows =
        Stream.of(Meaning.values())
            .map(meaning -> contract.on("any window of " + meaning, h -> anyWindow(h, meaning)));
    return Stream.of(
            zones,
            windows,
            Stream.of(
                contract.on("edges between samples share out what moved", this::sharedOut),
                contract.on("no number begins a new stretch", this::stretches),
                contract.on("steps of weeks know their extremes", this::farEdges),
                contract.on("a stretch that comes and goes shows its level", this::hiddenStretch),
                contract.on("what is spent or owed grows with use", this::inverted),
                contract.on("nothing is known outside the samples", this::outside)))
        .flatMap(cases -> cases);
  }

  private void byDay(BalanceHistory history, ZoneId zone) {
    importAll(history, twelve);
    for (IrregularSeries one : twelve) {
      check(history, one).trend(midnights(zone));
    }
  }

  private void anyWindow(BalanceHistory history, Meaning meaning) {
    List<IrregularSeries> all = twelve.stream().map(one -> one.as(meaning)).toList();
    importAll(history, all);
    Random random = new Random(meaning.name().hashCode());
    for (IrregularSeries one : all) {
      for (int i = 0; i < 25; i++) {
        Instant from = edge(one, random);
        check(history, one).window(from, later(from, one, random));
      }
    }
  }

  private void sharedOut(BalanceHistory history) {
    List<BalanceSample> samples =
        List.of(
            sample(key("otp"), hour(0), "100"),
            sample(key("otp"), hour(3), "91"),
            sample(key("otp"), hour(4), "191"),
            sample(key("otp"), hour(10), "190"));
    history.importSamples(samples.iterator(), List.of());
    SeriesUsageCheck check = new SeriesUsageCheck(history, key("otp"), plain(samples));
    Usage early = check.window(hour(1), hour(2));
    assertThat(early.used()).isEqualByComparingTo("3");
    assertThat(early.opening()).isEqualByComparingTo("97");
    assertThat(early.closing()).isEqualByComparingTo("94");
    Usage across = check.window(hour(1), hour(7));
    assertThat(across.used()).isEqualByComparingTo("6.5");
    assertThat(across.added()).isEqualByComparingTo("100");
    assertThat(across.usedAtLeast()).isTrue();
    assertThat(across.closing()).isEqualByComparingTo("190.5");
    assertThat(across.coverage()).isEqualByComparingTo("0.5");
    check.trend(List.of(hour(-5), hour(1), hour(2), hour(3), hour(4), hour(8), hour(30)));
  }

  private void stretches(BalanceHistory history) {
    List<BalanceSample> samples =
        List.of(
            sample(key("otp"), hour(0), "50"),
            sample(key("otp"), hour(1), "40"),
            new BalanceSample(key("otp"), hour(2), Amount.unlimited("Unlim")),
            sample(key("otp"), hour(3), "900"),
            sample(key("otp"), hour(4), "897"),
            new BalanceSample(key("otp"), hour(5), Amount.ABSENT));
    history.importSamples(samples.iterator(), List.of());
    SeriesUsageCheck check = new SeriesUsageCheck(history, key("otp"), plain(samples));
    Usage whole = check.window(hour(0), hour(4));
    assertThat(whole.used()).as("10 and 3, and no jump to 900").isEqualByComparingTo("13");
    assertThat(whole.added()).isEqualByComparingTo("0");
    assertThat(whole.opening()).as("it belongs to another stretch").isNull();
    assertThat(check.window(hour(0), hour(2)).closing()).isNull();
    check.trend(List.of(hour(0), hour(1), hour(2), hour(3), hour(4), hour(5), hour(6)));
  }

  private void farEdges(BalanceHistory history) {
    List<IrregularSeries> all =
        Stream.concat(twelve.stream(), twelve.stream().map(one -> one.as(Meaning.OWED))).toList();
    importAll(history, all);
    Random random = new Random(5);
    for (IrregularSeries one : all) {
      for (int i = 0; i < 5; i++) {
        Instant from = edge(one, random);
        Instant to = later(from.plus(Duration.ofDays(9)), one, random);
        check(history, one).trend(List.of(from, from.plus(Duration.ofDays(8)), to));
      }
    }
  }

  /** The totals do not see the jump down and the jump back up, and nothing else moves. */
  private void hiddenStretch(BalanceHistory history) {
    List<BalanceSample> samples = new ArrayList<>();
    for (int hour = 0; hour < 90; hour++) {
      if (hour % 30 == 29) {
        samples.add(new BalanceSample(key("otp"), hour(hour), Amount.ABSENT));
      } else {
        samples.add(sample(key("otp"), hour(hour), hour / 30 == 1 ? "60" : "100"));
      }
    }
    history.importSamples(samples.iterator(), List.of());
    List<Instant> edges = List.of(hour(0), hour(80));
    new SeriesUsageCheck(history, key("otp"), plain(samples)).trend(edges);
    try (Stream<TotalledSample> outline = history.outline(key("otp"), edges)) {
      assertThat(TrendCalculator.calculate(outline.iterator(), edges).getFirst().low())
          .isEqualByComparingTo("60");
    }
  }

  private void inverted(BalanceHistory history) {
    for (Meaning meaning : List.of(Meaning.SPENT, Meaning.OWED)) {
      SeriesKey key = key("otp", Balance.MAIN, meaning);
      List<BalanceSample> samples =
          List.of(
              sample(key, hour(0), "10"), sample(key, hour(1), "25"), sample(key, hour(2), "0"));
      history.importSamples(samples.iterator(), List.of());
      Usage usage = new SeriesUsageCheck(history, key, plain(samples)).window(hour(0), hour(2));
      assertThat(usage.used()).isEqualByComparingTo("15");
      assertThat(usage.added()).isEqualByComparingTo("25");
      assertThat(usage.opening()).isEqualByComparingTo("-10");
    }
  }

  private void outside(BalanceHistory history) {
    List<BalanceSample> samples =
        List.of(sample(key("otp"), hour(1), "10"), sample(key("otp"), hour(2), "5"));
    history.importSamples(samples.iterator(), List.of());
    SeriesUsageCheck check = new SeriesUsageCheck(history, key("otp"), plain(samples));
    assertThat(check.window(hour(-9), hour(1)).used()).isNull();
    assertThat(check.window(hour(3), hour(9)).used()).isNull();
    assertThat(check.window(hour(-9), hour(9)).used()).isEqualByComparingTo("5");
  }

  private static void importAll(BalanceHistory history, List<IrregularSeries> all) {
    history.importSamples(
        all.stream().flatMap(one -> one.samples().stream()).iterator(), List.of());
  }

  private static SeriesUsageCheck check(BalanceHistory history, IrregularSeries one) {
    return new SeriesUsageCheck(history, one.key(), plain(one.samples()));
  }

  private static PlainSeriesTotals plain(List<BalanceSample> samples) {
    return new PlainSeriesTotals(samples, Account.DEFAULT_EVERY);
  }

  private static List<Instant> midnights(ZoneId zone) {
    List<Instant> midnights = new ArrayList<>();
    LocalDate first = LocalDate.ofInstant(START, zone).minusDays(1);
    for (int day = 0; day < 40; day++) {
      midnights.add(first.plusDays(day).atStartOfDay(zone).toInstant());
    }
    return midnights;
  }

  /** Returns an instant that is, one time in three, that of a sample. */
  private static Instant edge(IrregularSeries one, Random random) {
    return random.nextInt(3) == 0
        ? one.samples().get(random.nextInt(one.samples().size())).observedAt()
        : START.plusMillis(random.nextLong(Duration.ofDays(35).toMillis()));
  }

  private static Instant later(Instant from, IrregularSeries one, Random random) {
    Instant edge = edge(one, random);
    return edge.isAfter(from) ? edge : from.plusMillis(1 + random.nextInt(100_000_000));
  }
}
