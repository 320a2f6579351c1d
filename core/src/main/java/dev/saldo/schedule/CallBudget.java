package dev.saldo.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * The calls that a vendor still allows: a token bucket, which all nodes share through the database.
 * Immutable and thread-safe.
 *
 * @param microTokens the tokens at {@code refilledAt}, in millionths of a call
 * @param refilledAt the time of the last refill, UTC
 */
public record CallBudget(long microTokens, Instant refilledAt) {

  private static final long ONE = 1_000_000;

  /** Returns a full budget. */
  public static CallBudget full(CallRate rate, Instant now) {
    return new CallBudget(rate.calls() * ONE, now);
  }

  /**
   * Returns the budget with the tokens that have accrued by now. A clock set back adds none; after
   * one that was far ahead, they accrue from now on.
   */
  public CallBudget refill(CallRate rate, Instant now) {
    Duration passed = Duration.between(refilledAt, now);
    long most = rate.calls() * ONE;
    if (passed.compareTo(rate.per()) >= 0) {
      return new CallBudget(most, now);
    }
    if (!passed.isPositive()) {
      boolean farAhead = passed.negated().compareTo(rate.per()) > 0;
      return new CallBudget(Math.min(microTokens, most), farAhead ? now : refilledAt);
    }
    double share = (double) passed.toNanos() / rate.per().toNanos();
    return new CallBudget(Math.min(most, microTokens + (long) (share * most)), now);
  }

  /** Returns the number of calls allowed now. */
  public int calls() {
    return (int) Math.max(0, microTokens / ONE);
  }

  /**
   * Returns the budget without some calls. It may become negative: a person's poll is counted but
   * not refused.
   */
  public CallBudget spend(int calls) {
    return new CallBudget(microTokens - calls * ONE, refilledAt);
  }
}
