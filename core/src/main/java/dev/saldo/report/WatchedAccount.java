package dev.saldo.report;

import dev.saldo.account.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * An account somebody wants to know about.
 *
 * @param account the account
 * @param balanceBelow the amount under which it counts as low, in the unit of its buckets; empty
 *     for never
 * @param runwayBelow the time under which the early edge of a runway counts as low; empty for never
 */
public record WatchedAccount(
    Account account, Optional<BigDecimal> balanceBelow, Optional<Duration> runwayBelow) {

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  /** Returns whether a balance is low. */
  boolean isLow(BigDecimal balance) {
    return balanceBelow.filter(below -> balance.compareTo(below) < 0).isPresent();
  }

  /** Returns whether one in ten such balances would be empty before the time to be told in. */
  boolean isLow(RunwayDayRange runway) {
    BigDecimal early = runway.p10();
    return early != null
        && runwayBelow
            .map(below -> BigDecimal.valueOf(below.toSeconds()))
            .filter(below -> early.multiply(SECONDS_PER_DAY).compareTo(below) < 0)
            .isPresent();
  }
}
