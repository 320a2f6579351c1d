package dev.saldo.usage;

import static dev.saldo.usage.SampledSeries.hourly;
import static dev.saldo.usage.SampledSeries.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendCalculatorTest {

  @Test
  void showsTheLowestAndHighestLevelOfEachStepIncludingItsEnds() {
    List<TrendStep> steps = trend(hourly("100", "90", "140", "100", "*", "20"), 0, 1.5, 3, 4, 5);
    assertThat(steps)
        .extracting(step -> step.low() + ".." + step.high())
        .containsExactly("90..115", "100..140", "100..100", "20..20");
  }

  @Test
  void hasNoLowAndNoHighWithoutANumber() {
    List<TrendStep> steps = trend(hourly("", "*", "*", "", "5"), 0, 0.5, 1.5, 3.5, 9, 10);
    assertThat(steps)
        .extracting(step -> step.low() + ".." + step.high())
        .containsExactly("null..null", "null..null", "null..null", "5..5", "null..null");
  }

  @Test
  void aSeriesWithoutSamplesHasUnknownSteps() {
    assertThat(trend(new SampledSeries(), 0, 1, 2))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.usage().used()).isNull());
  }

  @Test
  void everyStepIsTheUsageOfItsWindow() {
    Random random = new Random(7);
    for (int run = 0; run < 1_000; run++) {
      SampledSeries series = SampledSeries.random(random);
      List<Instant> edges = edges(series, random);
      List<TrendStep> steps = trend(series, edges);
      for (int i = 1; i < edges.size(); i++) {
        assertThat(steps.get(i - 1).usage())
            .as("run %d step %d", run, i)
            .isEqualTo(series.usage(edges.get(i - 1), edges.get(i)));
        assertHasItsExtremes(steps.get(i - 1), series.samples());
      }
    }
  }

  @Test
  void theStepsAddUpToTheTotalExactly() {
    Random random = new Random(8);
    for (int run = 0; run < 1_000; run++) {
      SampledSeries series = SampledSeries.random(random);
      List<Instant> edges = edges(series, random);
      Usage total = series.usage(edges.getFirst(), edges.getLast());
      List<Usage> steps = trend(series, edges).stream().map(TrendStep::usage).toList();
      assertThat(sum(steps.stream().map(Usage::used)))
          .as("used, run %d", run)
          .isEqualByComparingTo(known(total.used()));
      assertThat(sum(steps.stream().map(Usage::added)))
          .as("added, run %d", run)
          .isEqualByComparingTo(known(total.added()));
      assertThat(steps.stream().mapToLong(Usage::samples).sum()).isEqualTo(total.samples());
      steps.forEach(UsageTest::assertBalances);
    }
  }

  @Test
  void calendarDaysAddUpToTheTotalInEveryZoneAndAcrossClockChanges() {
    Random random = new Random(9);
    SampledSeries series = new SampledSeries();
    Instant at = Instant.parse("2026-03-20T00:00:00Z");
    for (int i = 0; i < 2_000; i++) {
      series.add(at, Amount.of(BigDecimal.valueOf(random.nextLong(1_000_000), 6)));
      at = at.plusSeconds(1 + random.nextLong(1_200));
    }
    Instant from = Instant.parse("2026-03-21T10:00:00.001Z");
    Instant to = Instant.parse("2026-04-06T11:11:11.111Z");
    BigDecimal total = known(series.usage(from, to).used());
    for (String zone :
        List.of(
            "UTC", "Asia/Kathmandu", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")) {
      for (Step step : Step.values()) {
        List<TrendStep> steps = trend(series, step.edges(from, to, ZoneId.of(zone)));
        assertThat(sum(steps.stream().map(s -> s.usage().used())))
            .as("%s by %s", zone, step)
            .isEqualByComparingTo(total);
      }
    }
  }

  private static void assertHasItsExtremes(TrendStep step, List<TotalledSample> samples) {
    List<BigDecimal> levels = new ArrayList<>();
    for (TotalledSample sample : samples) {
      Instant at = sample.observedAt();
      BigDecimal level = sample.level();
      boolean inside =
          step.usage().used() != null
              && !at.isBefore(step.usage().from())
              && !at.isAfter(step.usage().to());
      if (inside && level != null) {
        levels.add(level);
      }
    }
    addKnown(levels, step.usage().opening());
    addKnown(levels, step.usage().closing());
    assertThat(step.low()).isEqualTo(levels.stream().min(BigDecimal::compareTo).orElse(null));
    assertThat(step.high()).isEqualTo(levels.stream().max(BigDecimal::compareTo).orElse(null));
  }

  private static void addKnown(List<BigDecimal> levels, @Nullable BigDecimal level) {
    if (level != null) {
      levels.add(level);
    }
  }

  private static BigDecimal sum(Stream<@Nullable BigDecimal> values) {
    return values
        .filter(Objects::nonNull)
        .map(TrendCalculatorTest::known)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal known(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  private static List<Instant> edges(SampledSeries series, Random random) {
    List<Instant> edges = new ArrayList<>();
    series.samples().stream()
        .filter(sample -> random.nextInt(4) == 0)
        .forEach(sample -> edges.add(sample.observedAt()));
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      edges.add(hours(random.nextDouble(-10, 110)));
    }
    return edges.stream().distinct().sorted().toList();
  }

  private static List<TrendStep> trend(SampledSeries series, double... hours) {
    List<Instant> edges = new ArrayList<>();
    for (double hour : hours) {
      edges.add(hours(hour));
    }
    return trend(series, edges);
  }

  private static List<TrendStep> trend(SampledSeries series, List<Instant> edges) {
    return TrendCalculator.calculate(
        series.walk(edges.getFirst(), edges.getLast()).iterator(), edges);
  }
}
