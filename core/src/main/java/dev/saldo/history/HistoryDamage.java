package dev.saldo.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Damage that a verification found in a series. Immutable and thread-safe.
 *
 * @param series the series
 * @param at the instant of the damaged sample, rise or week, UTC; null if it concerns all of them
 * @param problem the problem, for messages
 * @param derived whether it is derived from the samples, and can be recomputed from them
 * @param repaired whether it was recomputed
 */
public record HistoryDamage(
    SeriesKey series, @Nullable Instant at, String problem, boolean derived, boolean repaired) {

  /** Returns the same damage after it was recomputed. */
  public HistoryDamage asRepaired() {
    return new HistoryDamage(series, at, problem, derived, true);
  }
}
