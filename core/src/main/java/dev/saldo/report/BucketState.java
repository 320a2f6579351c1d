package dev.saldo.report;

/** How it stands with a bucket, the most urgent first where several hold. */
public enum BucketState {
  /** The account was never read. */
  NEVER_READ,
  /** The latest reading of the account failed. */
  FAILING,
  /** The latest sample is older than three poll intervals and older than two hours. */
  STALE,
  /**
   * What remains is below the account's amount, or the early edge of its runway is below the
   * account's time. What was spent or is owed has no such amount, and a runway only with a limit.
   */
  LOW,
  /** The vendor says that there is no limit. */
  UNLIMITED,
  /** None of these. */
  OK
}
