package dev.saldo.history;

import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;

/**
 * A reading that failed, as it is kept.
 *
 * @param account the account that was read
 * @param provider its provider
 * @param observedAt when it failed, UTC, to the millisecond
 * @param duration how long the reading took, to the millisecond
 * @param reason the class of the failure
 * @param message one line for people, without secrets
 */
public record PollFailure(
    String account,
    String provider,
    Instant observedAt,
    Duration duration,
    FailureReason reason,
    String message) {}
