package dev.saldo.usage;

import static dev.saldo.usage.SampledSeries.hourly;
import static dev.saldo.usage.SampledSeries.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PositionTest {

  @Test
  void isTheSampleItselfAtItsInstant() {
    SampledSeries series = hourly("100", "90", "95");
    assertThat(Position.of(series.bracket(hours(1))))
        .isEqualTo(Position.of(series.samples().get(1)))
        .isEqualTo(
            new Position(
                hours(1),
                new BigDecimal("90"),
                new BigDecimal("10"),
                BigDecimal.ZERO,
                Duration.ofHours(1),
                1));
  }

  @Test
  void isLinearBetweenTwoSamplesRoundedHalfEvenToTwelveDecimals() {
    Position third = Position.of(hourly("1", "", "", "0").bracket(hours(1)));
    assertThat(third.fallen()).isEqualTo("0.333333333333");
    assertThat(third.level()).isEqualTo("0.666666666667");
    Position halfEven = Position.of(hourly("0.000000000001", "0").bracket(hours(0.5)));
    assertThat(halfEven.fallen()).isEqualByComparingTo("0");
    Position risen = Position.of(hourly("0", "", "", "1").bracket(hours(2)));
    assertThat(risen.risen()).isEqualTo("0.666666666667");
    assertThat(risen.level()).isEqualTo("0.666666666667");
    assertThat(risen.samplesBefore()).isEqualTo(1);
  }

  @Test
  void keepsTheLastNumberUntilUnlimitedIsSeenAndThenHasNone() {
    SampledSeries series = hourly("100", "*", "7");
    assertThat(Position.of(series.bracket(hours(0.9))).level()).isEqualByComparingTo("100");
    assertThat(Position.of(series.bracket(hours(1))).level()).isNull();
    assertThat(Position.of(series.bracket(hours(1.9))).level()).isNull();
    assertThat(Position.of(series.bracket(hours(2))).level()).isEqualTo("7");
  }

  @Test
  void staysAtTheLastSampleAndCountsIt() {
    SampledSeries series = hourly("100", "90");
    Position after = Position.of(series.bracket(hours(5)));
    assertThat(after.at()).isEqualTo(hours(1));
    assertThat(after.samplesBefore()).isEqualTo(2);
    assertThat(after.fallen()).isEqualTo("10");
  }

  @Test
  void coversPartOfACloseIntervalAndNothingOfAWideOne() {
    assertThat(Position.of(hourly("1", "", "", "0").bracket(hours(1.5))).covered())
        .isEqualTo(Duration.ofMinutes(90));
    assertThat(Position.of(hourly("1", "", "", "", "0").bracket(hours(1.5))).covered()).isZero();
  }
}
