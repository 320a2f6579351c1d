package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {

  @ParameterizedTest
  @CsvSource({
    "19023.9, 19023.9",
    "-18.383, -18.383",
    "+5, 5",
    "1E3, 1000",
    "25e-1, 2.5",
    "007, 7",
    "0.000000000001, 0.000000000001",
    "99999999999999999999999999, 99999999999999999999999999",
  })
  void readsDecimalsExactly(String text, String value) {
    assertThat(DecimalText.parse(text)).isEqualByComparingTo(value);
  }

  @Test
  void ignoresAsciiWhiteSpaceAround() {
    assertThat(DecimalText.parse(" \t12.5\r\n")).isEqualByComparingTo("12.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "NaN",
        "Infinity",
        "-Infinity",
        "Unlim",
        "167.",
        ".5",
        "1,234.56",
        "12,5",
        "1 234",
        "1\u00a0234",
        "\u00a012",
        "1_000",
        "0x10",
        "0x1p3",
        "1d",
        "1f",
        "--5",
        "+-5",
        "1e",
        "1e+",
        "\u0661\u0662",
        "12 GHS",
        "1e26",
        "1e999999999",
        "1e-999999999",
        "1e99999999999",
        "0e999999999",
        "100000000000000000000000000",
        "1.2.3",
        "1;2"
      })
  void refusesAnythingButDecimals(String text) {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> DecimalText.parse(text))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
              assertThat(failure).hasNoCause();
            });
  }

  @Test
  void refusesLongTextsAtOnceAndKeepsThemOutOfTheMessage() {
    for (String text :
        new String[] {"9".repeat(65), " ".repeat(60_000) + "x", "1" + "0".repeat(60_000)}) {
      Assertions.assertTimeout(
          Duration.ofSeconds(1),
          () ->
              assertThatExceptionOfType(BalanceException.class)
                  .isThrownBy(() -> DecimalText.parse(text))
                  .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(100)));
    }
  }
}
