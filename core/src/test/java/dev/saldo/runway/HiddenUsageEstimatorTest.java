package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.runway.HiddenUsageEstimator.Credit;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenUsageEstimatorTest {

  private static final Instant START = Drain.START;

  private final List<Instant> times = new ArrayList<>();
  private final List<BigDecimal> levels = new ArrayList<>();

  @Test
  void aRiseHidesTheUsageAroundIt() {
    for (int hour = 0; hour <= 240; hour++) {
      add(hour, 10_000 - 10 * hour + (hour >= 100 ? 500 : 0));
    }
    HiddenUsageEstimator use = new HiddenUsageEstimator(times, levels, ZoneOffset.UTC);
    assertThat(use.credits()).hasSize(1);
    Credit credit = use.credits().getFirst();
    assertThat(credit.rise()).isEqualByComparingTo("490");
    assertThat(credit.amount()).isCloseTo(new BigDecimal("500"), within(new BigDecimal("0.01")));
    assertThat(credit.observedAt()).isEqualTo(at(100));
    assertThat(use.between(at(96), at(120)).used())
        .isCloseTo(new BigDecimal("240"), within(new BigDecimal("0.01")));
  }

  @Test
  void usageInAGapFollowsTheWeeklyPattern() {
    long level = 100_000;
    for (int hour = 0; hour < 28 * 24; hour++) {
      if (hour < 20 * 24 || hour > 21 * 24) {
        add(hour, level);
      }
      level -= hour % 24 >= 12 ? 100 : 0;
    }
    HiddenUsageEstimator use = new HiddenUsageEstimator(times, levels, ZoneOffset.UTC);
    BigDecimal night = use.between(at(20 * 24), at(20 * 24 + 12)).used();
    BigDecimal day = use.between(at(20 * 24 + 12), at(21 * 24)).used();
    assertThat(day.add(night)).isCloseTo(new BigDecimal("1200"), within(new BigDecimal("60")));
    assertThat(night).isLessThan(new BigDecimal("150"));
  }

  @Test
  void sumsAreExactWhateverTheWindows() {
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      times.clear();
      levels.clear();
      long level = 1_000;
      long minute = 0;
      for (int k = 0; k < 300; k++) {
        minute += 1 + random.nextInt(200);
        level += random.nextInt(40) == 0 ? 700 : -random.nextInt(9);
        times.add(START.plusSeconds(60 * minute));
        levels.add(BigDecimal.valueOf(level, 2));
      }
      HiddenUsageEstimator use = new HiddenUsageEstimator(times, levels, ZoneOffset.ofHours(3));
      BigDecimal sum = BigDecimal.ZERO;
      Instant begin = START;
      while (begin.isBefore(times.getLast())) {
        Instant end = begin.plusSeconds(1 + random.nextInt(90_000));
        sum = sum.add(use.between(begin, end).used());
        begin = end;
      }
      BigDecimal added =
          use.credits().stream().map(Credit::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualByComparingTo(levels.getFirst().subtract(levels.getLast()).add(added));
    }
  }

  @Test
  void observedAndHiddenUsageAndUsageInGapsAddUp() {
    for (int hour : new int[] {0, 1, 2, 12, 13, 14, 15}) {
      add(hour, 1_000 - 10 * hour + (hour >= 14 ? 100 : 0));
    }
    HiddenUsageEstimator use = new HiddenUsageEstimator(times, levels, ZoneOffset.UTC);
    assertThat(use.between(at(2), at(12)))
        .isEqualTo(new UsageEstimate(hundred(), BigDecimal.ZERO, hundred()));
    UsageEstimate all = use.between(at(0), at(15));
    assertThat(all.hidden()).isCloseTo(BigDecimal.TEN, within(new BigDecimal("0.01")));
    assertThat(all.used().subtract(all.hidden())).isEqualByComparingTo("140");
    assertThat(all.inGaps()).isEqualByComparingTo("100");
    assertThat(use.between(at(0), at(2)).inGaps()).isZero();
  }

  @Test
  void aRiseInAGapIsHiddenBecauseNotEvenItsSumIsKnown() {
    for (int hour : new int[] {0, 1, 2, 12, 13}) {
      add(hour, 1_000 - 10 * hour + (hour >= 12 ? 500 : 0));
    }
    UsageEstimate gap =
        new HiddenUsageEstimator(times, levels, ZoneOffset.UTC).between(at(2), at(12));
    assertThat(gap.inGaps()).isZero();
    assertThat(gap.hidden()).isEqualTo(gap.used());
    assertThat(gap.used()).isCloseTo(hundred(), within(new BigDecimal("0.01")));
  }

  @ParameterizedTest
  @CsvSource({"PT15M, 119, 0", "PT15M, 121, 7", "PT1H, 179, 0", "PT1H, 181, 7", "PT1H, 180, 0"})
  void aGapIsLongerThanThreePollsAndTwoHours(Duration every, long minutes, String inGaps) {
    times.addAll(List.of(START, START.plus(Duration.ofMinutes(minutes))));
    levels.addAll(List.of(new BigDecimal("10"), new BigDecimal("3")));
    HiddenUsageEstimator use =
        new HiddenUsageEstimator(times, levels, ZoneOffset.UTC, every, List.of());
    assertThat(use.between(at(0), at(9)).inGaps()).isEqualByComparingTo(inGaps);
    assertThat(use.between(at(0), at(9)).used()).isEqualByComparingTo("7");
  }

  @Test
  void aCorrectedFallIsNeitherUsageNorEvidenceOfIt() {
    for (int hour = 0; hour <= 20 * 24; hour++) {
      add(hour, 10_000 - 10 * hour - (hour >= 100 ? 3_000 : 0) + (hour >= 102 ? 500 : 0));
    }
    Duration hourly = Duration.ofHours(1);
    LevelChange correction = new LevelChange(at(99), at(100), new BigDecimal(-3_010));
    HiddenUsageEstimator use =
        new HiddenUsageEstimator(times, levels, ZoneOffset.UTC, hourly, List.of(correction));
    assertThat(use.between(at(99), at(100))).isEqualTo(UsageEstimate.NONE);
    assertThat(use.between(at(98), at(101)).used()).isEqualByComparingTo("20");
    assertThat(use.credits().getFirst().hidden())
        .isCloseTo(BigDecimal.TEN, within(new BigDecimal("0.01")));
  }

  @ParameterizedTest
  @CsvSource({"4, 10", "10, 10", "25, 25"})
  void usageAfterAResetIsAtLeastWhatTheCounterShows(String shown, String used) {
    for (int hour = 0; hour <= 20 * 24; hour++) {
      add(hour, -10 * hour + (hour >= 200 ? 2_000 - Integer.parseInt(shown) : 0));
    }
    LevelChange reset =
        new LevelChange(at(199), at(200), new BigDecimal(1_990).subtract(new BigDecimal(shown)))
            .hiding(new BigDecimal(shown));
    UsageEstimate estimate =
        new HiddenUsageEstimator(times, levels, ZoneOffset.UTC, Duration.ofHours(1), List.of(reset))
            .between(at(199), at(200));
    assertThat(estimate.used()).isCloseTo(new BigDecimal(used), within(new BigDecimal("0.01")));
    assertThat(estimate.used().subtract(estimate.hidden())).isEqualByComparingTo(shown);
  }

  @Test
  void oneSampleOrAConstantLevelGivesNoUsage() {
    add(0, 5);
    assertThat(new HiddenUsageEstimator(times, levels, ZoneOffset.UTC).between(at(-9), at(9)))
        .isEqualTo(UsageEstimate.NONE);
    add(1, 5);
    add(400, 9);
    HiddenUsageEstimator use = new HiddenUsageEstimator(times, levels, ZoneOffset.UTC);
    assertThat(use.between(at(-9), at(999))).isEqualTo(UsageEstimate.NONE);
    assertThat(use.credits().getFirst().amount()).isEqualByComparingTo("4");
  }

  /** Hours without use pass so quickly that a double cannot represent a millisecond of them. */
  @Test
  void samplesAMillisecondApartAreNotDividedByZero() {
    for (int hour = 0; hour < 400 * 24; hour++) {
      add(hour, 1_000_000L - hour / 168);
      if (hour % 168 == 100) {
        times.add(at(hour).plusMillis(2));
        levels.add(BigDecimal.valueOf(1_000_000L - hour / 168 - 1));
      }
    }
    HiddenUsageEstimator use = new HiddenUsageEstimator(times, levels, ZoneOffset.UTC);
    BigDecimal sum = BigDecimal.ZERO;
    for (Instant at : times) {
      sum = sum.add(use.between(at, at.plusMillis(1)).used());
    }
    assertThat(sum).isNotNegative();
  }

  private static BigDecimal hundred() {
    return new BigDecimal("100");
  }

  private void add(int hour, long level) {
    times.add(at(hour));
    levels.add(BigDecimal.valueOf(level));
  }

  private static Instant at(int hour) {
    return START.plus(Duration.ofHours(hour));
  }
}
