package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.history.HourlyUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageBandTest {

  private static final ZoneId ACCRA = ZoneId.of("Africa/Accra");
  private static final int WEEK = 7 * 24;

  /** A Monday. */
  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void itIsUnknownWhileFewerThanThreeWeeksAreKnown() {
    assertThat(UsageBand.find(use(office(3 * WEEK - 2, 1)), ACCRA)).isEmpty();
    assertThat(UsageBand.find(use(office(3 * WEEK + 12, 1)), ACCRA)).isPresent();
    assertThat(UsageBand.find(use(new ArrayList<>(List.of(1.0))), ACCRA)).isEmpty();
  }

  @Test
  void itIsUnknownWithoutUse() {
    List<Double> none = new ArrayList<>(Collections.nCopies(6 * WEEK, 0.0));
    assertThat(UsageBand.find(use(none), ACCRA)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void theUseOfABusyHourAtNightIsAboveTheUsual(int hourOfDay) {
    List<Double> hours = office(6 * WEEK + hourOfDay, 1);
    hours.add(300.0);
    UsageBand band = UsageBand.find(use(hours), ACCRA).orElseThrow();
    assertThat(band.hour()).isEqualTo(BEGIN.plusSeconds((hours.size() - 1) * 3600L));
    assertThat(band.used()).isEqualTo(300.0);
    assertThat(band.used()).isGreaterThan(band.limit(1));
    assertThat(band.usual()).isLessThan(150);
  }

  @Test
  void theUseOfTheUsualHourIsNot() {
    List<Double> hours = office(6 * WEEK + 12, 1);
    hours.add(100.0);
    UsageBand band = UsageBand.find(use(hours), ACCRA).orElseThrow();
    assertThat(band.used()).isLessThan(band.limit(1));
  }

  @Test
  void anHourThatIsNotOverIsJudgedOnlyIfItIsHigher() {
    List<Double> hours = office(6 * WEEK + 12, 1);
    HourlyUsage before = use(hours);
    UsageBand complete = UsageBand.find(before, ACCRA).orElseThrow();
    before.add(before.last().plusSeconds(600), BigDecimal.valueOf(1_000_000 - sum(hours) - 900));
    UsageBand current = UsageBand.find(before, ACCRA).orElseThrow();
    assertThat(current.hour()).isEqualTo(complete.hour().plusSeconds(3600));
    assertThat(current.used()).isGreaterThan(current.limit(1));
  }

  @Test
  void fewerFalseAlarmsNeedAHigherLimit() {
    UsageBand band = UsageBand.find(use(office(6 * WEEK + 12, 1)), ACCRA).orElseThrow();
    assertThat(band.limit(0.1)).isGreaterThan(band.limit(1)).isGreaterThan(band.usual());
    assertThat(band.limit(1)).isGreaterThan(band.limit(10));
  }

  @Test
  void aPastPeakDoesNotHideTheNext() {
    List<Double> hours = office(6 * WEEK + 12, 1);
    hours.set(3 * WEEK + 12, 5_000.0);
    hours.add(300.0);
    UsageBand band = UsageBand.find(use(hours), ACCRA).orElseThrow();
    assertThat(band.used()).isGreaterThan(band.limit(1));
  }

  /** Half a year of usual use, judged each hour: the stated false alarms are about right. */
  @Test
  void theFalseAlarmsAreAboutAsMany() {
    int alarms = 0;
    int judged = 0;
    for (int seed = 1; seed <= 2; seed++) {
      List<Double> hours = office(14 * WEEK, seed);
      HourlyUsage use = new HourlyUsage();
      double left = 1_000_000;
      use.add(BEGIN, BigDecimal.valueOf(left));
      for (int i = 0; i < hours.size(); i++) {
        left -= hours.get(i);
        use.add(BEGIN.plusSeconds((i + 1) * 3600L), BigDecimal.valueOf(left));
        if (i >= 4 * WEEK) {
          UsageBand band = UsageBand.find(use, ACCRA).orElseThrow();
          alarms += band.used() > band.limit(4) ? 1 : 0;
          judged++;
        }
      }
    }
    double aMonth = alarms / (judged / 730.5);
    assertThat(aMonth).isBetween(1.0, 8.0);
  }

  /** Returns hours of use: 100 in office hours, 2 at other times, each with its own noise. */
  private static List<Double> office(int count, int seed) {
    Random random = new Random(seed);
    List<Double> hours = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean office = i % WEEK < 5 * 24 && i % 24 >= 8 && i % 24 < 18;
      double noise = Math.exp(0.25 * random.nextGaussian());
      hours.add(Math.rint((office ? 100 : 2) * noise * 100) / 100);
    }
    return hours;
  }

  private static HourlyUsage use(List<Double> hours) {
    HourlyUsage use = new HourlyUsage();
    BigDecimal left = BigDecimal.valueOf(1_000_000);
    use.add(BEGIN, left);
    for (int i = 0; i < hours.size(); i++) {
      left = left.subtract(BigDecimal.valueOf(hours.get(i)));
      use.add(BEGIN.plusSeconds((i + 1) * 3600L), left);
    }
    return use;
  }

  private static double sum(List<Double> hours) {
    return hours.stream().mapToDouble(Double::doubleValue).sum();
  }
}
