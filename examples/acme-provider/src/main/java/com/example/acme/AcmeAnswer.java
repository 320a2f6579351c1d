package com.example.acme;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;

/**
 * The answer, {@code {"units_left": 12.5}}.
 *
 * @param left the remaining units; null if the field is missing
 */
record AcmeAnswer(@JsonProperty("units_left") BigDecimal left) {

  Balance toBalance() {
    if (left == null || !Amount.isInBounds(left)) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE, "the answer has no amount at 'units_left'");
    }
    BalanceUnit units = BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit");
    return Balance.of(Balance.MAIN, Amount.of(left), units);
  }
}
