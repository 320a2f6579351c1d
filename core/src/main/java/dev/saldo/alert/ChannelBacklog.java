package dev.saldo.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel fares.
 *
 * @param channel the name of the channel
 * @param pending the messages that are due and not sent
 * @param dead the messages that were given up in the last 7 days
 * @param failingSince the due time of the oldest pending message that failed, UTC; null if none did
 * @param broken whether a message was given up and none was sent since
 * @param error why the latest failed attempt failed; null if none did
 */
public record ChannelBacklog(
    String channel,
    int pending,
    int dead,
    @Nullable Instant failingSince,
    boolean broken,
    @Nullable String error) {}
