package dev.saldo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "0e999999999",
        "0e-999999999",
        "1e2147483647",
        "1e-2147483647",
        "123456789e2147483638",
        "1e26",
        "100000000000000000000000000",
        "1e-65",
      })
  void refusesAnAmountOutOfBoundsWithoutAnyArithmetic(String number) {
    BigDecimal value = new BigDecimal(number);
    assertTimeoutPreemptively(
        Duration.ofMillis(250),
        () -> {
          assertThat(Amount.isInBounds(value)).isFalse();
          assertThatIllegalArgumentException()
              .isThrownBy(() -> Amount.of(value))
              .withMessage("an amount has at most 26 digits before the point and 64 after");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> Amount.of(value, "vendor's"))
              .withMessageContaining("26 digits");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "350.00, 350",
    "3.5E+2, 350",
    "-1200, -1200",
    "0.0, 0",
    "0E+5, 0",
    "0.050, 0.05",
    "1E-64, 0.0000000000000000000000000000000000000000000000000000000000000001",
  })
  void normalizesEqualNumbers(BigDecimal value, BigDecimal plain) {
    assertThat(Amount.plain(value)).isEqualTo(plain);
    assertThat(Amount.plain(value).scale()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.00",
        "99999999999999999999999999",
        "-99999999999999999999999999.9999999999999999999999999999999999999999999999999999999999999999",
        "1e25",
        "1e-64",
        "0e-64",
      })
  void keepsEveryAmountWithinBoundsExactly(String number) {
    assertThat(Amount.of(new BigDecimal(number)).value()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, 100",
    "1E+2, 100",
    "0.00, 0",
    "-0.0, 0",
    "12.500, 12.5",
    "1E+25, 10000000000000000000000000",
    "0.000010, 0.00001",
  })
  void removesTrailingZerosButNeverUsesAnExponent(String sent, String kept) {
    Amount amount = Amount.of(new BigDecimal(sent));
    assertThat(amount.value()).isEqualTo(new BigDecimal(kept)).hasToString(kept);
  }

  @Test
  void equalNumbersWithEqualSpellingAreEqualAmounts() {
    assertThat(Amount.of(new BigDecimal("5.0"), "5"))
        .isEqualTo(Amount.of(new BigDecimal("5"), "5"))
        .isNotEqualTo(Amount.of(new BigDecimal("5"), "5.0"));
  }

  @Test
  void keepsTheVendorsSpelling() {
    assertThat(Amount.of(new BigDecimal("1.50"), "1,50 EUR").raw()).isEqualTo("1,50 EUR");
    assertThat(Amount.of(new BigDecimal("1.50")).raw()).isEqualTo("1.50");
  }

  @Test
  void truncatesASpellingAfter64Characters() {
    assertThat(Amount.of(BigDecimal.ONE, "1".repeat(64)).raw()).hasSize(64);
    assertThat(Amount.of(BigDecimal.ONE, "1".repeat(1_000_000)).raw()).hasSize(64);
    assertThat(Amount.unlimited("x".repeat(65)).raw()).hasSize(64);
  }

  @Test
  void neverTruncatesASpellingInsideACharacter() {
    String raw = Amount.unlimited("x".repeat(63) + "\uD83D\uDCB0 without end").raw();
    assertThat(raw).isEqualTo("x".repeat(63));
  }

  @Test
  void unlimitedIsNotANumberAndAbsentIsNotZero() {
    assertThat(Amount.unlimited("Unlim").value()).isNull();
    assertThat(Amount.unlimited("Unlim").unlimited()).isTrue();
    assertThat(Amount.ABSENT.value()).isNull();
    assertThat(Amount.ABSENT.unlimited()).isFalse();
    assertThat(Amount.ABSENT).isNotEqualTo(Amount.of(BigDecimal.ZERO));
  }

  @Test
  void isNeverANumberAndUnlimitedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Amount(BigDecimal.ONE, true, "1"))
        .withMessage("an amount is either a number or unlimited, not both");
  }
}
