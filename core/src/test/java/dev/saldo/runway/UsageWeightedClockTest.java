package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class UsageWeightedClockTest {

  private static final Offset<Double> NEARLY = within(1e-9);

  @Test
  void evenUsePassesWithTheClock() {
    UsageWeightedClock clock = clock("2026-11-23T00:15:00Z", 10, WeeklyUsageShape.EVEN);
    for (double hours : new double[] {0, 0.25, 0.75, 1, 1.75, 2.5, 9.75, 10.5}) {
      assertThat(clock.hoursOfUse(hours)).isCloseTo(hours, NEARLY);
      assertThat(clock.hoursUntil(hours)).isCloseTo(hours, NEARLY);
    }
    assertThat(clock.hoursUntil(10.75)).isCloseTo(10.75, NEARLY);
    assertThat(clock.hoursUntil(10.76)).isInfinite();
  }

  @Test
  void busyHoursCountMore() {
    WeeklyUsageShape shape = WeeklyUsageShapeTest.twoHoursOfMonday();
    UsageWeightedClock clock = clock("2026-11-23T00:30:00Z", 30, shape);
    assertThat(clock.hoursOfUse(0.25)).isCloseTo(shape.of(0) / 4, NEARLY);
    assertThat(clock.hoursOfUse(0.5)).isCloseTo(shape.of(0) / 2, NEARLY);
    assertThat(clock.hoursOfUse(1)).isCloseTo((shape.of(0) + shape.of(1)) / 2, NEARLY);
    assertThat(clock.hoursOfUse(2))
        .isCloseTo(shape.of(0) / 2 + shape.of(1) + shape.of(2) / 2, NEARLY);
    for (double hours = 0.1; hours < 30; hours += 0.7) {
      assertThat(clock.hoursUntil(clock.hoursOfUse(hours))).isCloseTo(hours, NEARLY);
    }
  }

  private static UsageWeightedClock clock(String begin, int count, WeeklyUsageShape shape) {
    return UsageWeightedClock.of(Instant.parse(begin), count, ZoneOffset.UTC, shape);
  }
}
