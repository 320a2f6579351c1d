package dev.saldo.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The neighbouring samples of an instant in one series.
 *
 * @param at the instant, UTC
 * @param atOrBefore the last sample at or before it; null if the series begins later
 * @param after the first sample after it; null if the series ends before
 */
public record SampleNeighbours(
    Instant at, @Nullable TotalledSample atOrBefore, @Nullable TotalledSample after) {}
