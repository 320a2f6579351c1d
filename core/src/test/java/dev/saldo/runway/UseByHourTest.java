package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Means;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.usage.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UseByHourTest {

  private static final Instant START = Drain.START;
  private static final SeriesKey SERIES =
      new SeriesKey("a", "p", "main", Kind.MONEY, "XXX", Means.REMAINING);

  @Test
  void spreadsUseOverTheTimeBetweenTwoSamples() {
    UseByHour use = new UseByHour();
    use.add(START.plusSeconds(1800), new BigDecimal("100"));
    use.add(START.plusSeconds(9000), new BigDecimal("80"));
    assertThat(use.length()).isEqualTo(3);
    assertThat(use.used(use.latestHour())).isEqualTo(5);
    assertThat(use.used(use.latestHour() - 1)).isEqualTo(10);
    assertThat(use.used(use.latestHour() - 2)).isEqualTo(5);
    assertThat(use.seenWithin(3)).isEqualTo(2);
  }

  @Test
  void leavesOutWhatARiseHides() {
    UseByHour use = new UseByHour();
    use.add(START, new BigDecimal("100"));
    use.add(START.plusSeconds(3600), new BigDecimal("150"));
    use.add(START.plusSeconds(7200), new BigDecimal("140"));
    assertThat(use.usedWithin(9)).isEqualTo(10);
    assertThat(use.seenWithin(9)).isEqualTo(1);
    assertThat(use.rises()).isEqualTo(1);
  }

  @Test
  void leavesOutCorrectionsAndTimesWithoutANumber() {
    UseByHour use =
        new UseByHour(List.of(new Change(START, START.plusSeconds(3600), new BigDecimal("-30"))));
    use.add(START, new BigDecimal("100"));
    use.add(START.plusSeconds(3600), new BigDecimal("70"));
    use.add(START.plusSeconds(7200), null);
    use.add(START.plusSeconds(10800), new BigDecimal("5"));
    use.add(START.plusSeconds(14400), new BigDecimal("4"));
    assertThat(use.usedWithin(9)).isEqualTo(1);
    assertThat(use.seenWithin(9)).isEqualTo(1);
  }

  @Test
  void forgetsWhatIsOlderThanItRemembers() {
    UseByHour use = new UseByHour();
    use.add(START, new BigDecimal("100"));
    use.add(START.plusSeconds(3600), new BigDecimal("90"));
    use.add(START.plus(Duration.ofDays(400)), new BigDecimal("90"));
    assertThat(use.usedWithin(UseByHour.HOURS)).isZero();
    assertThat(use.seenWithin(UseByHour.HOURS)).isCloseTo(UseByHour.HOURS - 1, within(1e-9));
    assertThat(use.hoursSinceUse()).isEqualTo(UseByHour.HOURS);
  }

  @Test
  void totalsSayTheSameAsSamplesEvenIfMostAreMissing() {
    Random random = new Random(11);
    UseByHour fromSamples = new UseByHour();
    UseByHour fromTotals = new UseByHour();
    UseByHour fromFew = new UseByHour();
    List<TotalledSample> samples = new ArrayList<>();
    BigDecimal level = new BigDecimal("1000");
    TotalledSample previous = null;
    for (int i = 0; i < 24 * 6; i++) {
      Instant at = START.plusSeconds(600L * i);
      level = level.subtract(BigDecimal.valueOf(random.nextInt(20)));
      fromSamples.add(at, level);
      BalanceSample sample = new BalanceSample(SERIES, at, Amount.of(level));
      previous = TotalledSample.after(previous, sample, Duration.ofMinutes(10));
      fromTotals.add(previous);
      samples.add(previous);
    }
    for (int i = 0; i < samples.size(); i += 6) {
      fromFew.add(samples.get(i));
    }
    for (int age = 1; age < 23; age++) {
      long hour = fromSamples.latestHour() - age;
      assertThat(fromTotals.used(hour)).isEqualTo(fromSamples.used(hour));
      assertThat(fromFew.used(hour)).isCloseTo(fromSamples.used(hour), within(1e-9));
    }
  }

  @Test
  void takesSamplesInTheOrderOfTime() {
    UseByHour use = new UseByHour();
    use.add(START, BigDecimal.ONE);
    assertThatThrownBy(() -> use.add(START, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not after");
  }
}
