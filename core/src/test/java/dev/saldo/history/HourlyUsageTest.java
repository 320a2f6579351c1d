package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.history.hourly.WeeklyUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HourlyUsageTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void spreadsUsageOverTheTimeBetweenTwoSamples() {
    HourlyUsage use = new HourlyUsage();
    use.add(START.plusSeconds(1800), new BigDecimal("100"));
    use.add(START.plusSeconds(9000), new BigDecimal("80"));
    assertThat(use.length()).isEqualTo(3);
    assertThat(use.used(use.latestHour())).isEqualTo(5);
    assertThat(use.used(use.latestHour() - 1)).isEqualTo(10);
    assertThat(use.used(use.latestHour() - 2)).isEqualTo(5);
    assertThat(use.seenWithin(3)).isEqualTo(2);
  }

  @Test
  void excludesAnIntervalWithARise() {
    HourlyUsage use = new HourlyUsage();
    use.add(START, new BigDecimal("100"));
    use.add(START.plusSeconds(3600), new BigDecimal("150"));
    use.add(START.plusSeconds(7200), new BigDecimal("140"));
    assertThat(use.usedWithin(9)).isEqualTo(10);
    assertThat(use.seenWithin(9)).isEqualTo(1);
    assertThat(use.rises()).isEqualTo(1);
  }

  @Test
  void excludesCorrectionsAndTimesWithoutANumber() {
    HourlyUsage use = new HourlyUsage();
    use.leaveOut(START, START.plusSeconds(3600));
    use.add(START, new BigDecimal("100"));
    use.add(START.plusSeconds(3600), new BigDecimal("70"));
    use.add(START.plusSeconds(7200), null);
    use.add(START.plusSeconds(10800), new BigDecimal("5"));
    use.add(START.plusSeconds(14400), new BigDecimal("4"));
    assertThat(use.usedWithin(9)).isEqualTo(1);
    assertThat(use.seenWithin(9)).isEqualTo(1);
  }

  @Test
  void dropsHoursOlderThanItsMemory() {
    HourlyUsage use = new HourlyUsage();
    use.add(START, new BigDecimal("100"));
    use.add(START.plusSeconds(3600), new BigDecimal("90"));
    use.add(START.plus(Duration.ofDays(400)), new BigDecimal("90"));
    assertThat(use.usedWithin(HourlyUsage.HOURS)).isZero();
    assertThat(use.seenWithin(HourlyUsage.HOURS)).isCloseTo(HourlyUsage.HOURS - 1, within(1e-9));
  }

  @Test
  void aSmallRiseCountsAsAnHourWithoutUsage() {
    HourlyUsage use = new HourlyUsage();
    use.add(START, new BigDecimal("1000"));
    use.add(START.plusSeconds(3600), new BigDecimal("1058"));
    use.add(START.plusSeconds(7200), new BigDecimal("1048"));
    assertThat(use.usedWithin(9)).isEqualTo(10);
    assertThat(use.seenWithin(9)).isEqualTo(2);
    assertThat(use.rises()).isEqualTo(1);
  }

  @Test
  void ignoresAnOutageWithATopUp() {
    HourlyUsage use = new HourlyUsage();
    use.add(START, new BigDecimal("1000"));
    use.add(START.plusSeconds(36 * 3600), new BigDecimal("1050"));
    use.add(START.plusSeconds(37 * 3600), new BigDecimal("1040"));
    assertThat(use.usedWithin(99)).isEqualTo(10);
    assertThat(use.seenWithin(99)).isEqualTo(1);
  }

  @Test
  void aGlitchIsNotUsage() {
    for (String glitch : List.of("0", "3", "900")) {
      HourlyUsage use = new HourlyUsage();
      use.add(START, new BigDecimal("110"));
      use.add(START.plusSeconds(3600), new BigDecimal("100"));
      use.add(START.plusSeconds(4500), new BigDecimal(glitch));
      use.add(START.plusSeconds(4800), new BigDecimal(glitch));
      use.add(START.plusSeconds(5400), new BigDecimal("100"));
      use.add(START.plusSeconds(7200), new BigDecimal("98"));
      assertThat(use.usedWithin(9)).as(glitch).isEqualTo(12);
      assertThat(use.falls()).as(glitch).isEqualTo(2);
      assertThat(use.rises()).as(glitch).isZero();
    }
  }

  @Test
  void aFallThatIsNotRevertedSoonIsUsage() {
    for (int seconds : new int[] {1801, 3600}) {
      HourlyUsage use = new HourlyUsage();
      use.add(START, new BigDecimal("100"));
      use.add(START.plusSeconds(900), BigDecimal.ZERO);
      use.add(START.plusSeconds(900 + seconds), new BigDecimal("100"));
      assertThat(use.usedWithin(9)).isEqualTo(100);
      assertThat(use.rises()).isEqualTo(1);
    }
    HourlyUsage topUp = new HourlyUsage();
    topUp.add(START, new BigDecimal("100"));
    topUp.add(START.plusSeconds(900), BigDecimal.ZERO);
    topUp.add(START.plusSeconds(1800), new BigDecimal("101"));
    assertThat(topUp.usedWithin(9)).isEqualTo(100);
  }

  @Test
  void usesOnlyTheSumOfALongGap() {
    HourlyUsage use = new HourlyUsage();
    use.add(START, new BigDecimal("1000"));
    use.add(START.plus(Duration.ofDays(2)), new BigDecimal("952"));
    use.add(START.plus(Duration.ofHours(97)), new BigDecimal("903"));
    assertThat(use.usedWithin(98)).isEqualTo(97);
    assertThat(use.seenWithin(98)).isEqualTo(97);
    assertThat(use.isInLongGap(use.latestHour() - 97)).isFalse();
    assertThat(use.isInLongGap(use.latestHour() - 1)).isTrue();
    assertThat(use.seen(use.latestHour() - 1)).isEqualTo(1);
  }

  @Test
  void weeksAndLaterSamplesGiveTheSameResultAsAllSamples() {
    Random random = new Random(12);
    for (int run = 0; run < 50; run++) {
      HourlyUsage all = new HourlyUsage();
      List<Instant> times = new ArrayList<>();
      List<BigDecimal> levels = new ArrayList<>();
      Instant at = START.plusSeconds(random.nextInt(200_000));
      BigDecimal level = new BigDecimal("5000");
      for (int i = 0; i < 300; i++) {
        times.add(at);
        levels.add(level);
        at = at.plusSeconds(60 + random.nextInt(random.nextInt(40) == 0 ? 300_000 : 7000));
        level = level.subtract(BigDecimal.valueOf(random.nextInt(30) - (i % 50 == 0 ? 900 : 0)));
      }
      Instant midnight = times.getLast().truncatedTo(ChronoUnit.DAYS);
      List<WeeklyUsage> weeks = new ArrayList<>();
      int before = 0;
      for (int i = 0; i < times.size(); i++) {
        all.add(times.get(i), levels.get(i));
        before = times.get(i).isBefore(midnight) ? i : before;
      }
      Instant begin = WeeklyUsage.begin(times.getFirst());
      for (Instant week = begin; week.isBefore(midnight); week = week.plus(Duration.ofDays(7))) {
        weeks.add(all.week(week, midnight, 0, 0));
      }
      HourlyUsage joined = new HourlyUsage(times.getFirst(), begin);
      joined.add(weeks, midnight);
      for (int i = before; i < times.size(); i++) {
        joined.add(times.get(i), levels.get(i));
      }
      assertThat(joined.length()).isEqualTo(all.length());
      for (int age = 0; age < all.length(); age++) {
        long hour = all.latestHour() - age;
        assertThat(joined.used(hour)).isEqualTo(all.used(hour));
        assertThat(joined.seen(hour)).isEqualTo(all.seen(hour));
        assertThat(joined.isInLongGap(hour)).isEqualTo(all.isInLongGap(hour));
      }
    }
  }

  @Test
  void refusesSamplesOutOfOrder() {
    HourlyUsage use = new HourlyUsage();
    use.add(START, BigDecimal.ONE);
    assertThatThrownBy(() -> use.add(START, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not after");
  }
}
