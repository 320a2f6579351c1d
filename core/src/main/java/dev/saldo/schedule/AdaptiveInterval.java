package dev.saldo.schedule;

import java.time.Duration;

/**
 * The bounds of a poll interval that follows the balance: short if an alert may come soon or if the
 * use is unusual, long if months are left. Immutable and thread-safe.
 *
 * @param shortest the shortest interval, at least 1 s
 * @param longest the longest interval, at least {@code shortest}
 */
public record AdaptiveInterval(Duration shortest, Duration longest) {

  public AdaptiveInterval {
    if (shortest.toSeconds() < 1 || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "the longest interval must be at least the shortest, and that at least 1s");
    }
  }

  /**
   * Returns the longest interval that is not longer than a wait: the shortest or a power of two of
   * it, at most the longest. A wait below the shortest gives the shortest.
   *
   * @param wait the time after which the next reading is wanted; it may be negative
   */
  public Duration fit(Duration wait) {
    Duration chosen = shortest;
    Duration next = shortest.multipliedBy(2);
    while (next.compareTo(wait) <= 0 && next.compareTo(longest) <= 0) {
      chosen = next;
      next = next.multipliedBy(2);
    }
    return chosen;
  }
}
