package dev.saldo.provider.ants;

import dev.saldo.feign.AnswerPart;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a balance request.
 *
 * @param type {@code prepaid} or {@code postpaid}
 * @param credit the credits, possibly fractional; the vendor states no currency
 */
record AntsCredit(@Nullable String type, @Nullable BigDecimal credit) {

  private static final BalanceUnit CREDIT = BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit");

  Balance toBalance(Balance.Meaning meaning) {
    Amount amount = Amount.of(AnswerPart.required(credit, "credit"));
    Balance balance = Balance.of(Balance.MAIN, amount, CREDIT).withMeaning(meaning);
    String stated = AnswerPart.text(type, "type").orElse("");
    return switch (stated.toLowerCase(Locale.ROOT)) {
      case "prepaid" -> balance.withBilling(Balance.Billing.PREPAID);
      case "postpaid" -> balance.withBilling(Balance.Billing.POSTPAID);
      case "" -> balance.withNote("Ants does not say whether the account is prepaid or postpaid.");
      default ->
          balance.withNote(
              "Ants calls the account '%s', not prepaid or postpaid.".formatted(stated));
    };
  }
}
