package dev.saldo.provider.httpjson;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import tools.jackson.databind.JsonNode;

/** The rules for reading an answer, as the settings give them. */
record AnswerReadingRule(
    VendorVerdictRule verdict,
    AnswerJsonPointer amount,
    AmountTextRule amounts,
    BalanceUnitRule units,
    Balance.Meaning meaning,
    Balance.Billing billing,
    ReadingTimeRule time) {

  static AnswerReadingRule of(HttpJsonConfig config) {
    AnswerJsonPointer amount = AnswerJsonPointer.parse("amount-pointer", config.amountPointer());
    return new AnswerReadingRule(
        VendorVerdictRule.of(config.errorPointer(), config.okValue()),
        amount,
        AmountTextRule.of(config, amount),
        BalanceUnitRule.of(config),
        config.means(),
        config.billing(),
        ReadingTimeRule.of(config));
  }

  Balance read(JsonNode answer) {
    verdict.check(answer);
    StatedAmountText stated = units.split(amount.required(answer));
    Amount read = amounts.read(stated.number());
    BalanceUnit unit = units.unit(answer, stated);
    Balance balance =
        Balance.of(Balance.MAIN, read, unit).withMeaning(meaning).withBilling(billing);
    return time.apply(answer, balance);
  }
}
