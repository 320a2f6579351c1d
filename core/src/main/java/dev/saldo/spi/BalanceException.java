package dev.saldo.spi;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an account cannot be read. The message is shown to the user: one line with what
 * happened and, where it helps, what to do. It contains no secret, no URL query and no part of the
 * response body.
 */
public final class BalanceException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final FailureReason reason;
  private final @Nullable Duration retryAfter;

  /** Creates a failure without a wait requested by the vendor. */
  public BalanceException(FailureReason reason, String message) {
    this(reason, message, null);
  }

  /**
   * Creates a failure.
   *
   * @param retryAfter the wait that the vendor requests; null if it requests none
   */
  public BalanceException(FailureReason reason, String message, @Nullable Duration retryAfter) {
    super(Objects.requireNonNull(message, "message"));
    this.reason = Objects.requireNonNull(reason, "reason");
    this.retryAfter = retryAfter;
  }

  /** Returns the reason of the failure. */
  public FailureReason reason() {
    return reason;
  }

  /** Returns the wait that the vendor requests; empty if it requests none. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
