package dev.saldo.usage;

import static dev.saldo.usage.SampledSeries.hourly;
import static dev.saldo.usage.SampledSeries.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageTest {

  /** Each of the two edges is rounded once, by at most half a unit of the twelfth decimal. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.0000000000011");

  @Test
  void addsUpFallsAndRises() {
    Usage usage = hourly("100", "90", "140", "100.5").usage(0, 3);
    assertFigures(usage, "100", "49.5", "50", "100.5");
    assertThat(usage.usedPerDay()).isEqualTo("396");
    assertThat(usage.samples()).as("[from,to) holds three of the four").isEqualTo(3);
    assertThat(usage.coverage()).isEqualTo("1");
    assertThat(usage.usedAtLeast()).isTrue();
  }

  @Test
  void dividesAnIntervalAtTheEdgeOfTheWindow() {
    SampledSeries series = hourly("100", "", "", "70");
    assertFigures(series.usage(1, 2), "90", "10", "0", "80");
    assertFigures(series.usage(0, 1), "100", "10", "0", "90");
    assertFigures(series.usage(0.5, 2.5), "95", "20", "0", "75");
    assertThat(series.usage(1, 2).samples()).isZero();
    assertThat(series.usage(1, 2).coverage()).isEqualTo("1");
    assertThat(series.usage(1, 2).usedAtLeast()).isFalse();
  }

  @Test
  void startsAtTheFirstSampleAndEndsAtTheLast() {
    SampledSeries series = hourly("", "", "100", "80", "60");
    Usage usage = series.usage(0, 10);
    assertFigures(usage, "100", "40", "0", "60");
    assertThat(usage.from()).isEqualTo(hours(0));
    assertThat(usage.to()).isEqualTo(hours(10));
    assertThat(usage.samples()).isEqualTo(3);
    assertThat(usage.coverage()).isEqualTo("0.2");
    assertThat(usage.usedPerDay()).as("2 h are too little for a rate").isNull();
  }

  @Test
  void isUnknownBeforeTheFirstSampleAndAfterTheLast() {
    SampledSeries series = hourly("", "", "100", "80");
    for (Usage usage :
        List.of(
            series.usage(0, 1), series.usage(0, 2), series.usage(3.001, 4), series.usage(5, 9))) {
      assertIsUnknown(usage);
    }
    assertIsUnknown(new SampledSeries().usage(0, 1));
  }

  @Test
  void aWindowThatStartsAtTheLastSampleHasOnlyItsLevel() {
    Usage usage = hourly("100", "80").usage(1, 2);
    assertFigures(usage, "80", "0", "0", "80");
    assertThat(usage.samples()).isEqualTo(1);
    assertThat(usage.coverage()).isEqualTo("0");
    assertThat(usage.usedPerDay()).isNull();
  }

  @Test
  void aSingleSampleGivesALevelButNoUsage() {
    Usage usage = hourly("", "42").usage(0, 24);
    assertFigures(usage, "42", "0", "0", "42");
    assertThat(usage.usedPerDay()).isNull();
    assertThat(usage.coverage()).isEqualTo("0");
  }

  @Test
  void spentAndOwedAmountsAreNegated() {
    for (Meaning meaning : List.of(Meaning.SPENT, Meaning.OWED)) {
      assertFigures(hourly(meaning, "10", "25", "0").usage(0, 2), "-10", "15", "25", "0");
    }
  }

  @Test
  void unlimitedBetweenTwoNumbersIsNeitherUsageNorATopUp() {
    Usage usage = hourly("100", "90", "*", "500", "495").usage(0, 4);
    assertFigures(usage, null, "15", "0", "495");
    assertFigures(hourly("100", "90", "-").usage(0, 2), "100", "10", "0", null);
    assertFigures(hourly("*", "90", "80").usage(0, 2), null, "10", "0", "80");
    assertFigures(hourly("*", "*").usage(0, 1), null, null, null, null);
  }

  @Test
  void countsOnlyTimeBetweenCloseSamplesAsCovered() {
    SampledSeries series = hourly("100", "90", "", "", "", "", "80", "", "", "70");
    assertThat(series.usage(0, 10).coverage()).as("1 h and 3 h of 10 h").isEqualTo("0.4");
    assertThat(series.usage(2, 5).coverage()).isEqualTo("0");
    assertThat(series.usage(5.5, 6.5).coverage()).isEqualTo("0.5");
    assertFigures(series.usage(1, 6), "90", "10", "0", "80");
  }

  @Test
  void givesARateOnlyFromSixHoursOrTheEntireWindow() {
    SampledSeries series = hourly("100", "", "", "", "", "", "", "86");
    assertThat(series.usage(0, 1).usedPerDay()).as("entire window").isEqualTo("48");
    assertThat(series.usage(-1, 1).usedPerDay()).as("half of it").isNull();
    assertThat(series.usage(-100, 5.999).usedPerDay()).as("just under 6 h").isNull();
    assertThat(series.usage(-100, 6).usedPerDay()).as("6 h").isEqualTo("48");
    assertThat(series.usage(1, 100).usedPerDay()).as("6 h to the last").isEqualTo("48");
    assertThat(series.usage(2, 100).usedPerDay()).as("5 h to the last").isNull();
  }

  @Test
  void isALowerBoundOnlyIfTheLevelRose() {
    SampledSeries series = hourly("100", "90", "95", "85");
    assertThat(series.usage(0, 1).usedAtLeast()).isFalse();
    assertThat(series.usage(2, 3).usedAtLeast()).isFalse();
    assertThat(series.usage(0, 1.001).usedAtLeast()).isTrue();
    assertThat(series.usage(1.4, 1.6).usedAtLeast()).isTrue();
  }

  @Test
  void acceptsAWindowShorterThanAMillisecond() {
    SampledSeries series = hourly("100", "90");
    Usage usage = series.usage(hours(0.5), hours(0.5).plusNanos(1));
    assertFigures(usage, "95", "0", "0", "95");
    assertThat(usage.usedPerDay()).isNull();
    assertThat(usage.coverage()).isEqualTo("0");
  }

  @Test
  void keepsEveryDigitOfTheFinestAndTheLargestAmounts() {
    SampledSeries series = new SampledSeries();
    series.add(hours(0), Amount.of(new BigDecimal("99999999999999999999999999.999999999999")));
    series.add(hours(3), Amount.of(new BigDecimal("-99999999999999999999999999.999999999998")));
    Usage usage = series.usage(1, 2);
    assertThat(usage.used()).isEqualTo("66666666666666666666666666.666666666665");
    assertBalances(usage);
  }

  @Test
  void agreesWithAWalkOverEveryPairOfSamples() {
    Random random = new Random(20261121);
    for (int run = 0; run < 3_000; run++) {
      SampledSeries series = SampledSeries.random(random);
      Instant from = edge(series, random);
      Instant to = edge(series, random);
      if (from.isBefore(to)) {
        assertAgrees(series, from, to, "run " + run);
      }
    }
  }

  private static void assertAgrees(SampledSeries series, Instant from, Instant to, String run) {
    Usage usage = series.usage(from, to);
    NaiveUsage naive = new NaiveUsage(series.samples(), from, to);
    assertThat(usage.samples()).as(run).isEqualTo(naive.samples);
    if (!naive.known) {
      assertIsUnknown(usage);
      return;
    }
    assertIsNear(usage.used(), naive.numbers() ? naive.used : null, run + " used");
    assertIsNear(usage.added(), naive.numbers() ? naive.added : null, run + " added");
    assertIsNear(usage.closing(), naive.closing, run + " closing");
    assertThat(usage.usedAtLeast()).as(run).isEqualTo(signum(usage.added()) > 0);
    assertThat(usage.coverage().subtract(naive.coverage(from, to)).abs())
        .as(run + " coverage")
        .isLessThanOrEqualTo(new BigDecimal("0.00005"));
    BigDecimal perDay = naive.usedPerDay(from, to);
    assertThat(usage.usedPerDay() == null).as(run + " rate").isEqualTo(perDay == null);
    if (naive.unbroken || usage.opening() != null) {
      assertIsNear(usage.opening(), naive.opening, run + " opening");
    }
    assertBalances(usage);
  }

  /** Returns an instant on a sample, a millisecond from one, between, before or after samples. */
  private static Instant edge(SampledSeries series, Random random) {
    int size = series.samples().size();
    if (size > 0 && random.nextBoolean()) {
      Instant at = series.samples().get(random.nextInt(size)).observedAt();
      return at.plusMillis(random.nextInt(3) - 1L);
    }
    return hours(random.nextDouble(-10, 110));
  }

  static void assertBalances(Usage usage) {
    BigDecimal opening = usage.opening();
    BigDecimal closing = usage.closing();
    BigDecimal used = usage.used();
    BigDecimal added = usage.added();
    if (opening != null && closing != null && used != null && added != null) {
      assertThat(opening.subtract(used).add(added)).isEqualByComparingTo(closing);
    }
  }

  private static int signum(@Nullable BigDecimal value) {
    return value == null ? 0 : value.signum();
  }

  private static void assertIsNear(
      @Nullable BigDecimal actual, @Nullable BigDecimal expected, String what) {
    assertThat(actual == null).as(what + " is known").isEqualTo(expected == null);
    if (actual != null && expected != null) {
      assertThat(actual.subtract(expected).abs()).as(what).isLessThanOrEqualTo(ROUNDING);
    }
  }

  private static void assertIsUnknown(Usage usage) {
    assertFigures(usage, null, null, null, null);
    assertThat(usage.usedPerDay()).isNull();
    assertThat(usage.samples()).isZero();
    assertThat(usage.coverage()).isEqualTo("0");
    assertThat(usage.usedAtLeast()).isFalse();
  }

  private static void assertFigures(
      Usage usage,
      @Nullable String opening,
      @Nullable String used,
      @Nullable String added,
      @Nullable String closing) {
    assertThat(new String[] {text(usage.opening()), text(usage.used()), text(usage.added())})
        .as("opening, used, added")
        .containsExactly(text(opening), text(used), text(added));
    assertThat(text(usage.closing())).as("closing").isEqualTo(text(closing));
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
