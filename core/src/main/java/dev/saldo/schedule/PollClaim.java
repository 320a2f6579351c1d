package dev.saldo.schedule;

import java.time.Instant;

/**
 * The claim of a node to poll an account for a slot.
 *
 * @param account the name of the account
 * @param slot the due time, UTC
 * @param node the node that claimed it
 * @param attempt 1, or 2 after a first node died without a result
 * @param claimedAt the time of the claim by the database's clock, UTC
 */
public record PollClaim(
    String account, Instant slot, String node, int attempt, Instant claimedAt) {}
