package dev.saldo.provider.mysmpp;

import dev.saldo.feign.AnswerPart;
import dev.saldo.feign.DecimalText;
import dev.saldo.feign.TextOrNumber;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The answer to a successful request.
 *
 * @param money the money; documented as an integer, sent as text with a fraction
 * @param currency the currency, such as {@code RUR}
 * @param information the number of messages the money buys, by direction
 */
record MySmppAnswer(
    @JsonDeserialize(using = TextOrNumber.class) @Nullable String money,
    @Nullable String currency,
    @Nullable List<@Nullable MySmppDirection> information) {

  /** Conventional units, in which some gateways bill. */
  private static final Set<String> VENDOR_MONEY = Set.of("Y.E.", "У.Е.");

  private static final List<@Nullable MySmppDirection> NONE = List.of();

  /** Returns the money first, then the directions in the vendor's order. */
  List<Balance> toBalances() {
    List<Balance> balances = new ArrayList<>();
    balances.add(main());
    balances.addAll(directions());
    return balances;
  }

  private Balance main() {
    String stated = AnswerPart.required(money, "money");
    Amount amount = Amount.of(DecimalText.parse(stated), stated.strip());
    return AnswerPart.currency(currency, "currency", VENDOR_MONEY)
        .map(unit -> Balance.of(Balance.MAIN, amount, unit))
        .orElseGet(
            () ->
                Balance.of(Balance.MAIN, amount, BalanceUnit.money(BalanceUnit.NO_CURRENCY))
                    .withNote("The gateway states no currency."));
  }

  private Collection<Balance> directions() {
    Map<String, Balance> byBucket = new LinkedHashMap<>();
    for (MySmppDirection direction : information == null ? NONE : information) {
      Balance balance = AnswerPart.required(direction, "information[]").toBalance();
      Balance earlier = byBucket.putIfAbsent(balance.bucket(), balance);
      if (earlier != null && !earlier.equals(balance)) {
        throw new BalanceException(
            FailureReason.UNEXPECTED_RESPONSE,
            "the answer has two different numbers for one direction");
      }
    }
    return byBucket.values();
  }
}
