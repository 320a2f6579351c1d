package dev.saldo.spi;

/** Why an account could not be read. The names are stable: reports and scripts rely on them. */
public enum FailureReason {
  /** The vendor does not accept the credentials, or the account may not use the API. */
  UNAUTHORIZED(false),
  /** The vendor wants fewer requests; see {@link BalanceException#retryAfter()}. */
  RATE_LIMITED(true),
  /** The vendor cannot be reached or has a fault of its own. */
  UNAVAILABLE(true),
  /** The vendor understood and said no: account locked, suspended, request refused. */
  REJECTED(false),
  /** What came back is not the documented answer. */
  UNEXPECTED_RESPONSE(false),
  /** No complete answer within the time allowed. */
  TIMEOUT(true),
  /** A setting is wrong or a secret cannot be read. */
  CONFIGURATION(false),
  /** The provider itself failed: it threw something else, or returned no balances. */
  PROVIDER_FAULT(false);

  private final boolean transientFault;

  FailureReason(boolean transientFault) {
    this.transientFault = transientFault;
  }

  /** Returns whether the same request may succeed a little later with nothing changed. */
  public boolean isTransient() {
    return transientFault;
  }
}
