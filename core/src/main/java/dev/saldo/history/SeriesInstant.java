package dev.saldo.history;

import java.time.Instant;

/**
 * An instant in one series.
 *
 * @param series the series
 * @param at the instant, UTC
 */
public record SeriesInstant(SeriesKey series, Instant at) {}
