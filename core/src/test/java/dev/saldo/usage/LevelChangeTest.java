package dev.saldo.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LevelChangeTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void isDividedBetweenWindowsLinearly() {
    LevelChange change = new LevelChange(NOON, NOON.plusSeconds(3), BigDecimal.ONE);
    assertThat(change.within(NOON.plusSeconds(1), NOON.plusSeconds(2))).isEqualTo("0.333333333334");
    assertThat(change.within(NOON.minusSeconds(9), NOON.plusSeconds(1)))
        .isEqualTo("0.333333333333");
    assertThat(change.within(NOON.plusSeconds(2), NOON.plusSeconds(9))).isEqualTo("0.333333333333");
    assertThat(change.within(NOON, NOON.plusSeconds(3))).isEqualTo("1");
    assertThat(change.within(NOON.minusSeconds(2), NOON)).isEqualTo("0");
    assertThat(change.within(NOON.plusSeconds(3), NOON.plusSeconds(4))).isEqualTo("0");
  }

  /** Every identity holds exactly in every window, whichever changes are corrections. */
  @Test
  void correctionsPreserveEveryIdentity() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      SampledSeries series = SampledSeries.random(random);
      List<LevelChange> corrections = randomChanges(series.samples(), random);
      List<Instant> edges =
          random
              .doubles(2 + random.nextInt(5), -10, 130)
              .sorted()
              .mapToObj(SampledSeries::hours)
              .distinct()
              .toList();
      if (edges.size() < 2) {
        continue;
      }
      Usage total =
          Usage.between(
              series.bracket(edges.getFirst()), series.bracket(edges.getLast()), corrections);
      identities(total);
      Usage plain =
          Usage.between(series.bracket(edges.getFirst()), series.bracket(edges.getLast()));
      assertThat(total.opening()).isEqualTo(plain.opening());
      assertThat(total.closing()).isEqualTo(plain.closing());
      assertThat(total.usedAtLeast()).isEqualTo(plain.usedAtLeast());
      List<TrendStep> steps =
          TrendCalculator.calculate(
              series.walk(edges.getFirst(), edges.getLast()).iterator(), edges, corrections);
      steps.forEach(step -> identities(step.usage()));
      if (total.used() != null) {
        assertThat(sum(steps.stream().map(s -> s.usage().used()))).isEqualTo(total.used());
        assertThat(sum(steps.stream().map(s -> s.usage().added()))).isEqualTo(total.added());
        assertThat(sum(steps.stream().map(s -> s.usage().toppedUp()))).isEqualTo(total.toppedUp());
        assertThat(sum(steps.stream().map(s -> s.usage().corrected())))
            .isEqualTo(total.corrected());
      }
    }
  }

  @Test
  void aCorrectedFallIsNotUsage() {
    SampledSeries series = SampledSeries.hourly("100", "90", "590", "80", "70");
    LevelChange wrong = new LevelChange(SampledSeries.hours(1), SampledSeries.hours(2), big("500"));
    LevelChange back = new LevelChange(SampledSeries.hours(2), SampledSeries.hours(3), big("-510"));
    Usage usage =
        Usage.between(
            series.bracket(SampledSeries.hours(0)),
            series.bracket(SampledSeries.hours(4)),
            List.of(wrong, back));
    assertThat(usage.used()).isEqualTo("20");
    assertThat(usage.added()).isEqualTo("-10");
    assertThat(usage.toppedUp()).isEqualTo("0");
    assertThat(usage.corrected()).isEqualTo("-10");
    assertThat(usage.usedPerDay()).isEqualTo("120");
  }

  private static void identities(Usage usage) {
    if (usage.used() == null) {
      assertThat(usage.added()).isNull();
      assertThat(usage.toppedUp()).isNull();
      assertThat(usage.corrected()).isNull();
      return;
    }
    BigDecimal used = Objects.requireNonNull(usage.used());
    BigDecimal added = Objects.requireNonNull(usage.added());
    BigDecimal toppedUp = Objects.requireNonNull(usage.toppedUp());
    assertThat(toppedUp.add(Objects.requireNonNull(usage.corrected()))).isEqualByComparingTo(added);
    assertThat(used).isNotNegative();
    assertThat(toppedUp).isNotNegative();
    if (usage.opening() != null && usage.closing() != null) {
      assertThat(usage.opening().subtract(used).add(added)).isEqualByComparingTo(usage.closing());
    }
  }

  /** Returns a random selection of the changes of a series. */
  private static List<LevelChange> randomChanges(List<TotalledSample> samples, Random random) {
    List<LevelChange> changes = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      TotalledSample previous = samples.get(i - 1);
      TotalledSample current = samples.get(i);
      if (previous.level() != null && current.level() != null && random.nextBoolean()) {
        BigDecimal amount = current.level().subtract(previous.level());
        changes.add(new LevelChange(previous.observedAt(), current.observedAt(), amount));
      }
    }
    return changes;
  }

  private static BigDecimal sum(Stream<BigDecimal> parts) {
    return Amount.plain(parts.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal big(String number) {
    return new BigDecimal(number);
  }

  @Test
  void usageHiddenByAResetIsUsedAndCredited() {
    LevelChange reset =
        new LevelChange(NOON, NOON.plusSeconds(4), new BigDecimal("7140"))
            .hiding(new BigDecimal("60"));
    assertThat(reset.amount()).isEqualByComparingTo("7200");
    assertThat(reset.usedWithin(NOON, NOON.plusSeconds(1))).isEqualByComparingTo("15");
    assertThat(reset.usedWithin(NOON, NOON.plusSeconds(9))).isEqualByComparingTo("60");
  }
}
