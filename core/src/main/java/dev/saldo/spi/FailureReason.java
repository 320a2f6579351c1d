package dev.saldo.spi;

/**
 * The reason why an account could not be read. The names are stable: reports and scripts rely on
 * them.
 */
public enum FailureReason {
  /** The vendor does not accept the credentials, or the account may not use the API. */
  UNAUTHORIZED(false),
  /** The vendor requires fewer requests; see {@link BalanceException#retryAfter()}. */
  RATE_LIMITED(true),
  /** The vendor cannot be reached or has an internal error. */
  UNAVAILABLE(true),
  /**
   * The vendor understood the request and refused it: the account is locked or suspended, for
   * example.
   */
  REJECTED(false),
  /** The response is not the documented one. */
  UNEXPECTED_RESPONSE(false),
  /** No complete response arrived within the timeout. */
  TIMEOUT(true),
  /** A setting is wrong or a secret cannot be read. */
  CONFIGURATION(false),
  /** The provider itself failed: it threw another exception or returned no balances. */
  PROVIDER_FAULT(false);

  private final boolean transientFault;

  FailureReason(boolean transientFault) {
    this.transientFault = transientFault;
  }

  /** Returns whether the same request may succeed a little later without any change. */
  public boolean isTransient() {
    return transientFault;
  }
}
