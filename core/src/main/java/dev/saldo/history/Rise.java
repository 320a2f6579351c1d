package dev.saldo.history;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An increase of the level from one sample to the next: a top-up, a refund, a correction or a
 * payment.
 *
 * @param series where it happened
 * @param after the sample before it, UTC: it happened later than this
 * @param observedAt the sample that shows it, UTC
 * @param amount by how much the level rose, more than 0: at least this much was added
 */
public record Rise(SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {}
