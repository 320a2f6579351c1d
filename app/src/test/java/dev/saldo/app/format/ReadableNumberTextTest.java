package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadableNumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "999; 999",
        "1000; 1,000",
        "-999; -999",
        "-1000; -1,000",
        "-123456.7890; -123,456.7890",
        "0.000000000012; 0.000000000012",
        "1E+6; 1,000,000",
        "99999999999999999999999999; 99,999,999,999,999,999,999,999,999",
      })
  void thousandsAreSeparated(BigDecimal value, String text) {
    assertThat(ReadableNumberText.grouped(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 %", "0.0001, <1 %", "0.0099, <1 %", "0.01, 1 %", "0.9999, 99 %", "1, 100 %"})
  void sharesAreRoundedDown(BigDecimal share, String text) {
    assertThat(ReadableNumberText.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT59.9S, 59s",
    "PT3M, 3m",
    "PT59M59S, 59m",
    "PT1H, 1h",
    "PT2H5M, 2h 5m",
    "PT24H, 1d",
    "PT27H46M, 1d 3h",
    "PT96H59M, 4d",
    "PT-90S, -1m",
  })
  void spansHaveTheUnitsThatMatter(Duration span, String text) {
    assertThat(ReadableNumberText.span(span)).isEqualTo(text);
  }
}
