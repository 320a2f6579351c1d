package dev.saldo.provider.httpjson;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import tools.jackson.databind.JsonNode;

/** What an answer says, as the settings describe it. */
record AnswerRule(
    Verdict verdict,
    AnswerPointer amount,
    AmountRule amounts,
    UnitRule units,
    Balance.Means means,
    Balance.Billing billing) {

  static AnswerRule of(HttpJsonConfig config) {
    return new AnswerRule(
        Verdict.of(config.errorPointer(), config.okValue()),
        AnswerPointer.parse("amount-pointer", config.amountPointer()),
        AmountRule.of(config),
        UnitRule.of(config),
        config.means(),
        config.billing());
  }

  Balance read(JsonNode answer) {
    verdict.check(answer);
    StatedAmount stated = units.split(amount.required(answer));
    Amount read = amounts.read(stated.number());
    BalanceUnit unit = units.unit(answer, stated);
    return Balance.of(Balance.MAIN, read, unit).withMeans(means).withBilling(billing);
  }
}
