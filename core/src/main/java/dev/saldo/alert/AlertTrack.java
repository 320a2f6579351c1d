package dev.saldo.alert;

import org.jspecify.annotations.Nullable;

/**
 * The memory of a rule about a subject between readings. Immutable and thread-safe.
 *
 * @param breaches the breaches in a row while no episode is open
 * @param healthy the healthy readings in a row while an episode is open
 * @param episode the open episode; null if there is none
 */
public record AlertTrack(int breaches, int healthy, @Nullable AlertEpisode episode) {

  /** The memory before the first reading. */
  public static final AlertTrack EMPTY = new AlertTrack(0, 0, null);
}
