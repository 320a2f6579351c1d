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
import dev.saldo.testkit.CampaignSize;
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

/** Usage and additions of any window are exact to the last digit. */
final class HistoryUsageCases {

  private static final int WINDOWS = CampaignSize.choose(8, 25);
  private static final int LONG_STEPS = CampaignSize.choose(2, 5);

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
                contract.on(
                    "windows that end between samples get their share of a change",
                    this::sharedOut),
                contract.on("a sample without a number separates stretches", this::stretches),
                contract.on("steps of weeks have the right extremes", this::farEdges),
                contract.on("a stretch inside a step counts for its extremes", this::hiddenStretch),
                contract.on("spent and owed amounts grow with use", this::inverted),
                contract.on("usage outside the samples is unknown", this::outside)))
        .flatMap(cases -> cases);
  }

  private void byDay(BalanceHistory history, ZoneId zone) {
    importAll(history, twelve);
    for (IrregularSeries series : twelve) {
      check(history, series).trend(midnights(zone));
    }
  }

  private void anyWindow(BalanceHistory history, Meaning meaning) {
    List<IrregularSeries> all = twelve.stream().map(series -> series.as(meaning)).toList();
    importAll(history, all);
    Random random = new Random(meaning.name().hashCode());
    for (IrregularSeries series : all) {
      for (int i = 0; i < WINDOWS; i++) {
        Instant from = edge(series, random);
        check(history, series).window(from, later(from, series, random));
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
    Usage total = check.window(hour(0), hour(4));
    assertThat(total.used()).as("10 and 3, without the jump to 900").isEqualByComparingTo("13");
    assertThat(total.added()).isEqualByComparingTo("0");
    assertThat(total.opening()).as("the opening, which belongs to another stretch").isNull();
    assertThat(check.window(hour(0), hour(2)).closing()).isNull();
    check.trend(List.of(hour(0), hour(1), hour(2), hour(3), hour(4), hour(5), hour(6)));
  }

  private void farEdges(BalanceHistory history) {
    List<IrregularSeries> all =
        Stream.concat(twelve.stream(), twelve.stream().map(series -> series.as(Meaning.OWED)))
            .toList();
    importAll(history, all);
    Random random = new Random(5);
    for (IrregularSeries series : all) {
      for (int i = 0; i < LONG_STEPS; i++) {
        Instant from = edge(series, random);
        Instant to = later(from.plus(Duration.ofDays(9)), series, random);
        check(history, series).trend(List.of(from, from.plus(Duration.ofDays(8)), to));
      }
    }
  }

  /** The totals exclude the jump down and the jump back up, and nothing else changes. */
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
        all.stream().flatMap(series -> series.samples().stream()).iterator(), List.of());
  }

  private static SeriesUsageCheck check(BalanceHistory history, IrregularSeries series) {
    return new SeriesUsageCheck(history, series.key(), plain(series.samples()));
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

  /** Returns a random instant; one in three is that of a sample. */
  private static Instant edge(IrregularSeries series, Random random) {
    return random.nextInt(3) == 0
        ? series.samples().get(random.nextInt(series.samples().size())).observedAt()
        : START.plusMillis(random.nextLong(Duration.ofDays(35).toMillis()));
  }

  private static Instant later(Instant from, IrregularSeries series, Random random) {
    Instant edge = edge(series, random);
    return edge.isAfter(from) ? edge : from.plusMillis(1 + random.nextInt(100_000_000));
  }
}
