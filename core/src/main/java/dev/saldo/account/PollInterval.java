package dev.saldo.account;

import java.time.Duration;

/**
 * The time from one poll of an account to the next, with the limits derived from it. Immutable and
 * thread-safe.
 *
 * @param every the interval
 */
public record PollInterval(Duration every) {

  private static final int COVERED_INTERVALS = 3;
  private static final Duration NEVER_STALE_WITHIN = Duration.ofHours(2);

  /**
   * Returns whether the time between two samples so far apart counts as covered: up to three
   * intervals, so that two consecutive polls may fail.
   */
  public boolean isCovered(Duration apart) {
    return apart.compareTo(every.multipliedBy(COVERED_INTERVALS)) <= 0;
  }

  /** Returns whether up to three polls take so long, each of which may be late by a sixth. */
  public boolean isWithinThree(Duration apart) {
    return apart.multipliedBy(2).compareTo(every.multipliedBy(2L * COVERED_INTERVALS + 1)) <= 0;
  }

  /**
   * Returns whether a sample of this age is too old to give the current balance: older than both
   * three intervals and two hours.
   */
  public boolean isStale(Duration age) {
    return !isCovered(age) && age.compareTo(NEVER_STALE_WITHIN) > 0;
  }
}
