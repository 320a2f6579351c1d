package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerPartTest {

  @Test
  void requiresAValue() {
    assertThat(AnswerPart.required("x", "part")).isEqualTo("x");
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> AnswerPart.required(null, "data.balance"))
        .withMessage("the answer has no 'data.balance'");
  }

  @Test
  void readsBlankTextAsAbsent() {
    assertThat(AnswerPart.text(null, "part")).isEmpty();
    assertThat(AnswerPart.text(" \n", "part")).isEmpty();
    assertThat(AnswerPart.text(" Россия ", "part")).contains("Россия");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u001b[2Jb", "a\nb", "a\u2028b", "a\ud800b", "a\u0000"})
  void refusesTextThatCannotBePrinted(String text) {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> AnswerPart.text(text, "part"));
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertThat(AnswerPart.text("a".repeat(100), "part")).isPresent();
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> AnswerPart.text("a".repeat(101), "part"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUROS", "₹", "EUX", "Y.E.", "US$"})
  void refusesAWordThatIsNoCurrencyUnlessTheVendorIsKnownForIt(String word) {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> AnswerPart.currency(word, "currency"))
        .withMessage("the answer's 'currency' is not a currency code of ISO 4217");
    assertThat(AnswerPart.currency(word.toLowerCase(Locale.ROOT), "currency", Set.of(word)))
        .contains(BalanceUnit.money(word.toLowerCase(Locale.ROOT)));
  }

  @Test
  void readsCurrencies() {
    assertThat(AnswerPart.currency(" RUR ", "currency"))
        .contains(new BalanceUnit(BalanceUnit.Kind.MONEY, "RUB", "RUR"));
    assertThat(AnswerPart.currency("", "currency")).isEmpty();
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> AnswerPart.currency("a".repeat(40), "currency"));
  }
}
