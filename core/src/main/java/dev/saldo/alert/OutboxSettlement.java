package dev.saldo.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to send a message.
 *
 * @param id the identifier of the notice
 * @param channel the name of the channel
 * @param state {@code SENT}, {@code DEAD}, or {@code PENDING} if it is to be tried again
 * @param nextAt the time of the next attempt, UTC; null if there is none
 * @param error why it failed, in one line; null if it was sent
 * @param at the time of the attempt, UTC
 */
public record OutboxSettlement(
    String id,
    String channel,
    OutboxMessage.State state,
    @Nullable Instant nextAt,
    @Nullable String error,
    Instant at) {}
