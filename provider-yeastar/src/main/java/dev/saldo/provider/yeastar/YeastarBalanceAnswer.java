package dev.saldo.provider.yeastar;

import dev.saldo.feign.AnswerPart;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a balance request: a number without a currency. */
record YeastarBalanceAnswer(@Nullable Result result) {

  record Result(@Nullable BigDecimal accountBalance) {}

  Balance toBalance(Optional<String> assumedCurrency) {
    Result stated = AnswerPart.required(result, "result");
    Amount amount =
        Amount.of(AnswerPart.required(stated.accountBalance(), "result.accountBalance"));
    String currency = assumedCurrency.orElse(BalanceUnit.NO_CURRENCY);
    return Balance.of(Balance.MAIN, amount, BalanceUnit.money(currency))
        .withNote(
            assumedCurrency.isPresent()
                ? "The currency comes from the settings; Yeastar states none."
                : "Yeastar states no currency; set it with 'currency'.");
  }
}
