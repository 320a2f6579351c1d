package dev.saldo.account;

import java.time.Duration;

/** Code of a provider did not return in time. */
final class CallTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CallTimeoutException(Duration allowed) {
    super("it did not return within " + allowed.toSeconds() + " s");
  }
}
