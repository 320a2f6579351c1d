package dev.saldo.report;

/** The state of a bucket. If several apply, the most urgent one counts, in this order. */
public enum BucketState {
  /** The account has never been read. */
  NEVER_READ,
  /** The latest reading of the account failed. */
  FAILING,
  /** The latest sample is older than three poll intervals and older than two hours. */
  STALE,
  /**
   * The remaining amount is below the account's {@code balanceBelow}, or the 10th percentile of its
   * runway is below its {@code runwayBelow}. The first does not apply to SPENT and OWED figures,
   * which also have a runway only if they have a limit.
   */
  LOW,
  /** The vendor states that there is no limit. */
  UNLIMITED,
  /** None of these. */
  OK
}
