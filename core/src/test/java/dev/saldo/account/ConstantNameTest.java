package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import org.junit.jupiter.api.Test;

class ConstantNameTest {

  @Test
  void joinsTheWordsOfAConstantWithHyphens() {
    assertThat(ConstantName.kebab(FailureReason.UNEXPECTED_RESPONSE))
        .isEqualTo("unexpected-response");
    assertThat(ConstantName.kebab(BalanceUnit.Kind.MONEY)).isEqualTo("money");
  }
}
