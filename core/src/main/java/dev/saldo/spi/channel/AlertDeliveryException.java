package dev.saldo.spi.channel;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a notice was not accepted. The message is shown to the user: one line that says what
 * happened and, where it helps, what to do. It contains no secret, no URL and no part of the
 * response body.
 */
public final class AlertDeliveryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean permanent;
  private final @Nullable Duration retryAfter;

  private AlertDeliveryException(String message, boolean permanent, @Nullable Duration retryAfter) {
    super(Objects.requireNonNull(message, "message"));
    this.permanent = permanent;
    this.retryAfter = retryAfter;
  }

  /** Returns a failure that another attempt may overcome, such as a receiver that is down. */
  public static AlertDeliveryException transientFailure(String message) {
    return new AlertDeliveryException(message, false, null);
  }

  /**
   * Returns a failure after which the receiver wants no attempt for a while.
   *
   * @param retryAfter the wait that the receiver requests
   */
  public static AlertDeliveryException transientFailure(String message, Duration retryAfter) {
    return new AlertDeliveryException(message, false, retryAfter);
  }

  /** Returns a failure that every attempt would meet, such as a channel that does not exist. */
  public static AlertDeliveryException permanentFailure(String message) {
    return new AlertDeliveryException(message, true, null);
  }

  /** Returns whether another attempt is useless until a person changes something. */
  public boolean isPermanent() {
    return permanent;
  }

  /** Returns the wait that the receiver requests; empty if it requests none. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
