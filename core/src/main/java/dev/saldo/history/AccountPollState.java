package dev.saldo.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account the history knows and how its latest reading went.
 *
 * @param account its name
 * @param provider the provider that last read it
 * @param every its poll interval when it was last recorded
 * @param lastPolledAt when it was last read, well or not, UTC; null if it was only imported
 * @param lastFailure the latest reading if that failed; null if it went well
 */
public record AccountPollState(
    String account,
    String provider,
    Duration every,
    @Nullable Instant lastPolledAt,
    @Nullable PollFailure lastFailure) {}
