package dev.saldo.history;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The latest samples of a series, if they look like a glitch and no later sample shows yet whether
 * they are one.
 *
 * @param since the time of the first of these samples, UTC
 * @param before the amount before them
 */
public record UnconfirmedReading(Instant since, BigDecimal before) {}
