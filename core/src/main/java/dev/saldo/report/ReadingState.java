package dev.saldo.report;

/** The state of the readings of a bucket, whatever it holds. The first that applies counts. */
public enum ReadingState {
  /** The account has never been read. */
  NEVER_READ,
  /** The latest reading of the account failed. */
  FAILING,
  /** The latest sample is older than three poll intervals and older than two hours. */
  STALE,
  /** None of these. */
  OK
}
