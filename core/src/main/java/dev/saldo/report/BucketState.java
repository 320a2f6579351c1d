package dev.saldo.report;

/**
 * The state of a bucket. If several apply, the most urgent one counts, in this order. A failed or
 * missing reading does not hide that the last known amount is low; {@link
 * StatusReport.ReadingState} reports it separately.
 */
public enum BucketState {
  /** The account is retired; listed only on request. */
  RETIRED,
  /** The configuration does not name the account; listed only on request. */
  NOT_CONFIGURED,
  /**
   * The series has ended: the bucket now has another unit, meaning or provider, or later readings
   * of the account no longer include it.
   */
  CLOSED,
  /** The account has never been read. */
  NEVER_READ,
  /**
   * The remaining amount is below the account's {@code balanceBelow}, or the 10th percentile of its
   * runway is below its {@code runwayBelow}. The first does not apply to SPENT and OWED figures,
   * which also have a runway only if they have a limit, unless a prepaid account owes: its negative
   * debt is the amount that remains.
   */
  LOW,
  /** The latest reading of the account failed. */
  FAILING,
  /** The latest sample is older than three poll intervals and older than two hours. */
  STALE,
  /** The vendor states that there is no limit. */
  UNLIMITED,
  /** None of these. */
  OK
}
