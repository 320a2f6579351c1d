package dev.saldo.spi;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account could not be read. The message is one line for people: what happened and, where it
 * helps, what to do. It holds no secret, no URL query and nothing of the response body.
 */
public final class BalanceException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final FailureReason reason;
  private final @Nullable Duration retryAfter;

  /** Creates a failure without a stated waiting time. */
  public BalanceException(FailureReason reason, String message) {
    this(reason, message, null);
  }

  /**
   * Creates a failure.
   *
   * @param retryAfter how long the vendor asks to wait, or null if it does not say
   */
  public BalanceException(FailureReason reason, String message, @Nullable Duration retryAfter) {
    super(Objects.requireNonNull(message, "message"));
    this.reason = Objects.requireNonNull(reason, "reason");
    this.retryAfter = retryAfter;
  }

  /** Returns the class of the failure. */
  public FailureReason reason() {
    return reason;
  }

  /** Returns how long the vendor asks to wait, empty if it does not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
