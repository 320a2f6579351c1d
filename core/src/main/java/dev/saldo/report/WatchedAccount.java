package dev.saldo.report;

import dev.saldo.account.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * An account with the limits below which it counts as low. Immutable and thread-safe.
 *
 * @param account the account
 * @param balanceBelow the amount below which a balance is low, in the unit of its buckets; empty
 *     for no limit
 * @param runwayBelow the time below which the 10th percentile of a runway is low; empty for no
 *     limit
 */
public record WatchedAccount(
    Account account, Optional<BigDecimal> balanceBelow, Optional<Duration> runwayBelow) {

  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  /** Returns whether a balance is low. */
  boolean isLow(BigDecimal balance) {
    return balanceBelow.filter(below -> balance.compareTo(below) < 0).isPresent();
  }

  /** Returns whether the 10th percentile of a runway is below the limit. */
  boolean isLow(RunwayDayRange runway) {
    BigDecimal p10 = runway.p10();
    return p10 != null
        && runwayBelow
            .map(below -> BigDecimal.valueOf(below.toSeconds()))
            .filter(below -> p10.multiply(SECONDS_PER_DAY).compareTo(below) < 0)
            .isPresent();
  }
}
