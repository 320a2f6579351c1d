package dev.saldo.account;

import dev.saldo.Internal;
import java.time.Duration;

/** Thrown when a provider's code does not return in time. */
@Internal
public final class CallTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CallTimeoutException(Duration allowed) {
    super("no return within " + allowed.toSeconds() + " s");
  }
}
