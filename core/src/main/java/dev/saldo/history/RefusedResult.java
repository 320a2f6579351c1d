package dev.saldo.history;

/**
 * A poll result that a history refused.
 *
 * @param result the result
 * @param reason the reason in one line, such as another amount at the same instant
 */
public record RefusedResult(PollResult result, String reason) {}
