package dev.saldo.account;

import dev.saldo.Internal;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.util.Optional;

/** The credit of a prepaid account, which some vendors state as a negative debt. */
@Internal
public final class PrepaidCredit {

  private PrepaidCredit() {}

  /** Returns whether an amount owed is credit with the sign reversed: the account is prepaid. */
  public static boolean isNegativeDebt(Meaning meaning, Terms terms) {
    return meaning == Meaning.OWED && terms.billing() == Billing.PREPAID;
  }

  /** Returns the credit that an amount states; empty if it states what was spent, or a bill. */
  public static Optional<BigDecimal> left(Meaning meaning, Terms terms, BigDecimal amount) {
    if (meaning == Meaning.REMAINING) {
      return Optional.of(amount);
    }
    return isNegativeDebt(meaning, terms) ? Optional.of(amount.negate()) : Optional.empty();
  }

  /**
   * Returns the amount that can still be used, with the credit limit; empty if the limit is unknown
   * or the amount is one.
   */
  public static Optional<BigDecimal> usable(Meaning meaning, Terms terms, BigDecimal amount) {
    Optional<BigDecimal> limit = Optional.ofNullable(terms.creditLimit());
    Optional<BigDecimal> credit = left(meaning, terms, amount);
    if (credit.isPresent()) {
      return credit.map(given -> given.add(limit.orElse(BigDecimal.ZERO)));
    }
    return meaning == Meaning.LIMIT ? Optional.empty() : limit.map(l -> l.subtract(amount));
  }
}
