package dev.saldo.account;

import java.time.Duration;

/**
 * The time from one poll of an account to the next, and what follows from it. Immutable.
 *
 * @param every the time
 */
public record PollInterval(Duration every) {

  private static final int COVERED_INTERVALS = 3;
  private static final Duration NEVER_STALE_WITHIN = Duration.ofHours(2);

  /**
   * Returns whether two samples so far apart vouch for the time between them: three intervals, so
   * that two polls in a row may fail.
   */
  public boolean isCovered(Duration apart) {
    return apart.compareTo(every.multipliedBy(COVERED_INTERVALS)) <= 0;
  }

  /**
   * Returns whether a sample of this age is too old for the current balance: more than three
   * intervals and more than two hours.
   */
  public boolean isStale(Duration age) {
    return !isCovered(age) && age.compareTo(NEVER_STALE_WITHIN) > 0;
  }
}
