package dev.saldo.provider.smsonlinegh;

import dev.saldo.feign.AnswerPart;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a balance request.
 *
 * @param data null if the request was refused
 */
record SmsOnlineGhAnswer(@Nullable Data data) {

  /**
   * The balance. The vendor's own sample of an account in cedis has both {@code quantity} and
   * {@code GHS}, so the currency code decides, and the model only if there is none.
   *
   * @param model {@code quantity} or {@code currency}
   * @param currencyName such as {@code Ghana Cedi}; null or the text {@code null} if there is none
   * @param currencyCode such as {@code GHS}; null or the text {@code null} if there is none
   */
  record Data(
      @Nullable BigDecimal balance,
      @Nullable String model,
      @Nullable String currencyName,
      @Nullable String currencyCode) {}

  private static final BalanceUnit SMS = BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms");
  private static final BalanceUnit NO_CURRENCY = BalanceUnit.money(BalanceUnit.NO_CURRENCY);

  Balance toBalance() {
    Data stated = AnswerPart.required(data, "data");
    Amount amount = Amount.of(AnswerPart.required(stated.balance(), "data.balance"));
    String model = stated("data.model", stated.model()).orElse("").toLowerCase(Locale.ROOT);
    Optional<BalanceUnit> currency =
        stated("data.currencyCode", stated.currencyCode())
            .flatMap(code -> AnswerPart.currency(code, "data.currencyCode"));
    Balance balance = Balance.of(Balance.MAIN, amount, unit(currency, model));
    if (balance.unit().equals(SMS)) {
      return balance;
    }
    Balance money =
        stated("data.currencyName", stated.currencyName()).map(balance::withLabel).orElse(balance);
    if (currency.isEmpty()) {
      return money.withNote("SMSOnlineGH states that this is money, but not the currency.");
    }
    return model.equals("currency")
        ? money
        : money.withNote(
            "SMSOnlineGH states a currency, but not the model 'currency'; read as money.");
  }

  private static BalanceUnit unit(Optional<BalanceUnit> currency, String model) {
    if (currency.isPresent()) {
      return currency.get();
    }
    return switch (model) {
      case "quantity" -> SMS;
      case "currency" -> NO_CURRENCY;
      default ->
          throw new BalanceException(
              FailureReason.UNEXPECTED_RESPONSE,
              "the answer has neither a currency nor a known 'data.model'");
    };
  }

  private static Optional<String> stated(String name, @Nullable String part) {
    return AnswerPart.text(part, name).filter(text -> !text.equalsIgnoreCase("null"));
  }
}
