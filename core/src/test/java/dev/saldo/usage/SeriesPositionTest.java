package dev.saldo.usage;

import static dev.saldo.usage.SampledSeries.hourly;
import static dev.saldo.usage.SampledSeries.hours;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeriesPositionTest {

  @Test
  void isTheSampleItselfAtItsInstant() {
    SampledSeries series = hourly("100", "90", "95");
    assertThat(SeriesPosition.of(series.bracket(hours(1))))
        .isEqualTo(SeriesPosition.of(series.samples().get(1)))
        .isEqualTo(
            new SeriesPosition(
                hours(1),
                new BigDecimal("90"),
                new BigDecimal("10"),
                BigDecimal.ZERO,
                Duration.ofHours(1),
                1));
  }

  @Test
  void isLinearBetweenTwoSamplesRoundedHalfEvenToTwelveDecimals() {
    SeriesPosition third = SeriesPosition.of(hourly("1", "", "", "0").bracket(hours(1)));
    assertThat(third.fallen()).isEqualTo("0.333333333333");
    assertThat(third.level()).isEqualTo("0.666666666667");
    SeriesPosition halfEven = SeriesPosition.of(hourly("0.000000000001", "0").bracket(hours(0.5)));
    assertThat(halfEven.fallen()).isEqualByComparingTo("0");
    SeriesPosition risen = SeriesPosition.of(hourly("0", "", "", "1").bracket(hours(2)));
    assertThat(risen.risen()).isEqualTo("0.666666666667");
    assertThat(risen.level()).isEqualTo("0.666666666667");
    assertThat(risen.samplesBefore()).isEqualTo(1);
  }

  @Test
  void keepsTheLastNumberUntilAnUnlimitedSample() {
    SampledSeries series = hourly("100", "*", "7");
    assertThat(SeriesPosition.of(series.bracket(hours(0.9))).level()).isEqualByComparingTo("100");
    assertThat(SeriesPosition.of(series.bracket(hours(1))).level()).isNull();
    assertThat(SeriesPosition.of(series.bracket(hours(1.9))).level()).isNull();
    assertThat(SeriesPosition.of(series.bracket(hours(2))).level()).isEqualTo("7");
  }

  @Test
  void staysAtTheLastSampleAndCountsIt() {
    SampledSeries series = hourly("100", "90");
    SeriesPosition after = SeriesPosition.of(series.bracket(hours(5)));
    assertThat(after.at()).isEqualTo(hours(1));
    assertThat(after.samplesBefore()).isEqualTo(2);
    assertThat(after.fallen()).isEqualTo("10");
  }

  @Test
  void coversPartOfACloseIntervalAndNothingOfAWideOne() {
    assertThat(SeriesPosition.of(hourly("1", "", "", "0").bracket(hours(1.5))).covered())
        .isEqualTo(Duration.ofMinutes(90));
    assertThat(SeriesPosition.of(hourly("1", "", "", "", "0").bracket(hours(1.5))).covered())
        .isZero();
  }
}
