package dev.saldo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.spi.BalanceUnit.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceUnitTest {

  @ParameterizedTest
  @CsvSource({"RUR, RUB", "rur, RUB", "RUB, RUB", "ghs, GHS", "XXX, XXX", "' eur ', EUR"})
  void groupsMoneyByIsoCode(String sent, String grouped) {
    BalanceUnit unit = BalanceUnit.money(sent);
    assertThat(unit.kind()).isEqualTo(Kind.MONEY);
    assertThat(unit.code()).isEqualTo(grouped);
    assertThat(unit.rawCode()).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYR", "GHC", "DEM", "TRL", "VEF"})
  void translatesNoCurrencyWithAnotherValueThanItsSuccessor(String withdrawn) {
    assertThat(BalanceUnit.money(withdrawn).code()).isEqualTo(withdrawn);
  }

  @Test
  void doesNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : List.of(Locale.of("tr"), Locale.of("az"), Locale.of("ar", "EG"))) {
        Locale.setDefault(locale);
        assertThat(BalanceUnit.money("inr").code()).isEqualTo("INR");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void keepsOtherCodesAsTheyAre() {
    assertThat(BalanceUnit.of(Kind.MESSAGES, "sms"))
        .isEqualTo(new BalanceUnit(Kind.MESSAGES, "sms", "sms"));
  }

  @Test
  void refusesABlankOrOverlongCode() {
    assertThatIllegalArgumentException().isThrownBy(() -> BalanceUnit.money(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> BalanceUnit.of(Kind.OTHER, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BalanceUnit.of(Kind.OTHER, "c".repeat(33)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BalanceUnit(Kind.OTHER, "code", "r".repeat(65)));
  }
}
