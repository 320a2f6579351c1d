package dev.saldo.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account in the history, with the outcome of its latest reading.
 *
 * @param account its name
 * @param provider the provider that last read it
 * @param every its poll interval when it was last recorded
 * @param lastPolledAt the time of the latest reading, successful or not, UTC; null if the account
 *     was only imported
 * @param lastFailure the latest reading if it failed; null if it succeeded
 * @param retiredAt the time from which it is retired, UTC; null if it is in use
 */
public record AccountPollState(
    String account,
    String provider,
    Duration every,
    @Nullable Instant lastPolledAt,
    @Nullable PollFailure lastFailure,
    @Nullable Instant retiredAt) {}
