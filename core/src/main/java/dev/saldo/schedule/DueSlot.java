package dev.saldo.schedule;

import java.time.Instant;

/**
 * A slot that is due to be polled.
 *
 * @param account the name of the account
 * @param provider the name of its provider, whose calls are counted; empty to count none
 * @param slot the due time, UTC, whole milliseconds
 */
public record DueSlot(String account, String provider, Instant slot) {}
