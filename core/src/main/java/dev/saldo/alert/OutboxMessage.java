package dev.saldo.alert;

import dev.saldo.spi.channel.AlertNotice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to one channel.
 *
 * @param notice what to say; every attempt says the same
 * @param number the number of {@link AlertMessage#number()}
 * @param channel the name of the channel
 * @param dueAt the time from which it may be sent, UTC
 * @param attempts the number of failed attempts
 * @param nextAt the time of the next attempt after a failed one, UTC; null if there is none
 * @param state the state
 * @param error why the latest attempt failed, in one line; null if none did
 * @param sentAt the time at which the receiver accepted it, UTC; null if it did not
 */
public record OutboxMessage(
    AlertNotice notice,
    int number,
    String channel,
    Instant dueAt,
    int attempts,
    @Nullable Instant nextAt,
    State state,
    @Nullable String error,
    @Nullable Instant sentAt) {

  /** The state of a message. */
  public enum State {
    /** It waits to be sent, or to be sent again. */
    PENDING,
    /** The receiver accepted it. */
    SENT,
    /** It was given up. */
    DEAD
  }
}
