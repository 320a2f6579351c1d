package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatedNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"credit\":12.50}  | 12.5",
        "{\"credit\":-0.01}  | -0.01",
        "{\"credit\":1.2e3}  | 1200",
        "GHS 20.99           | 20.99",
        "12,5                | 12.5",
        "1e999999999 and 7   | 7",
      })
  void findsANumberOfTheSameValue(String text, BigDecimal number) {
    assertThat(StatedNumbers.in(text).include(Amount.of(number))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"credit\":12.51} | 12.5", "{} | 0", "120 | 12"})
  void findsNoOther(String text, BigDecimal number) {
    assertThat(StatedNumbers.in(text).include(Amount.of(number))).isFalse();
  }

  @Test
  void requiresTheWordForUnlimited() {
    assertThat(StatedNumbers.in("{\"n\":\"Unlim\"}").include(Amount.unlimited("Unlim"))).isTrue();
    assertThat(StatedNumbers.in("{\"n\":\"12\"}").include(Amount.unlimited("Unlim"))).isFalse();
    assertThat(StatedNumbers.in("{}").include(Amount.ABSENT)).isTrue();
  }
}
