package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class WeeklyUsageShapeTest {

  private static final int HOURS = 168;
  private static final Offset<Double> NEARLY = within(1e-12);

  @Test
  void hoursAreAlikeWithoutUse() {
    double[] seen = new double[HOURS];
    assertThat(WeeklyUsageShape.of(new double[HOURS], seen)).isSameAs(WeeklyUsageShape.EVEN);
    Arrays.fill(seen, 2);
    assertThat(WeeklyUsageShape.of(new double[HOURS], seen)).isSameAs(WeeklyUsageShape.EVEN);
  }

  @Test
  void hoursAreAlikeIfUseIsSteadyHoweverOftenEachWasSeen() {
    double[] used = new double[HOURS];
    double[] seen = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      seen[hour] = hour % 5;
      used[hour] = 7 * seen[hour];
    }
    WeeklyUsageShape shape = WeeklyUsageShape.of(used, seen);
    for (int hour = 0; hour < HOURS; hour++) {
      assertThat(shape.of(hour)).isCloseTo(1, NEARLY);
    }
  }

  /** Two hours of Monday were seen; the expected shares were calculated apart from the program. */
  @Test
  void anHourFollowsWhatWasSeenOfItAndElseItsDayAndItsHourOfTheDay() {
    WeeklyUsageShape shape = twoHoursOfMonday();
    assertThat(shape.of(0)).isCloseTo(1.4694846829731598, NEARLY);
    assertThat(shape.of(1)).isCloseTo(0.16623129897886424, NEARLY);
    assertThat(shape.of(2)).isCloseTo(0.9973877938731855, NEARLY);
    assertThat(shape.of(24)).isCloseTo(1.346589767392422, NEARLY);
    assertThat(shape.of(25)).isCloseTo(0.5049711627721584, NEARLY);
    assertThat(shape.of(26)).isCloseTo(1.0099423255443167, NEARLY);
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += shape.of(hour);
    }
    assertThat(sum).isCloseTo(HOURS, within(1e-9));
  }

  @Test
  void theWeekBeginsOnMonday() {
    long monday = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond() / 3600;
    assertThat(WeeklyUsageShape.hoursOfWeek(monday - 2, 4, ZoneOffset.UTC))
        .containsExactly(166, 167, 0, 1);
    assertThat(WeeklyUsageShape.hoursOfWeek(monday, 2, ZoneId.of("Asia/Kathmandu")))
        .containsExactly(5, 6);
    assertThat(WeeklyUsageShape.hoursOfWeek(-1, 3, ZoneOffset.UTC)).containsExactly(71, 72, 73);
  }

  @Test
  void hoursAreSkippedAndRepeatedWhenClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    long spring = Instant.parse("2026-03-29T00:00:00Z").getEpochSecond() / 3600;
    assertThat(WeeklyUsageShape.hoursOfWeek(spring, 3, berlin)).containsExactly(145, 147, 148);
    long autumn = Instant.parse("2026-10-25T00:00:00Z").getEpochSecond() / 3600;
    assertThat(WeeklyUsageShape.hoursOfWeek(autumn, 3, berlin)).containsExactly(146, 146, 147);
  }

  static WeeklyUsageShape twoHoursOfMonday() {
    double[] used = new double[HOURS];
    double[] seen = new double[HOURS];
    used[0] = 12;
    seen[0] = 4;
    seen[1] = 2;
    return WeeklyUsageShape.of(used, seen);
  }
}
