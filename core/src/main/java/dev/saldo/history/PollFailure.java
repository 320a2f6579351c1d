package dev.saldo.history;

import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;

/**
 * A failed reading, as stored in a history.
 *
 * @param account the account that was read
 * @param provider its provider
 * @param observedAt the time of the failure, UTC, to the millisecond
 * @param duration the duration of the reading, to the millisecond
 * @param reason the reason of the failure
 * @param message the message for the user, one line without secrets
 */
public record PollFailure(
    String account,
    String provider,
    Instant observedAt,
    Duration duration,
    FailureReason reason,
    String message) {}
