package dev.saldo.schedule;

import dev.saldo.runway.Runway;
import java.time.Duration;
import java.time.Instant;

/**
 * A poll interval that follows the balance: short if it may run out soon or if its use is unusual,
 * long if months are left. Immutable and thread-safe.
 *
 * @param shortest the shortest interval, at least 1 s
 * @param longest the longest interval, at least {@code shortest}
 */
public record AdaptiveInterval(Duration shortest, Duration longest) {

  /** The number of readings before a balance may run out. */
  private static final int READINGS_LEFT = 96;

  private static final Duration WHILE_LEARNING = Duration.ofHours(1);

  public AdaptiveInterval {
    if (shortest.toSeconds() < 1 || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "the longest interval must be at least the shortest, and that at least 1s");
    }
  }

  /**
   * Returns the interval: {@code shortest} or a power of two of it, at most {@code longest}.
   *
   * @param runway the runway of the bucket that runs out first
   * @param unusual whether the latest use was unusual, or the latest reading is unconfirmed
   */
  public Duration choose(Runway runway, boolean unusual) {
    return unusual ? shortest : roundDown(wanted(runway));
  }

  private Duration wanted(Runway runway) {
    return switch (runway.state()) {
      case OK, IDLE, EMPTY, STALE -> sharePerReading(runway);
      case INSUFFICIENT_DATA -> WHILE_LEARNING;
      case NOT_FALLING, UNLIMITED, NO_LIMIT, DIRECTION_UNKNOWN, DERIVED -> longest;
    };
  }

  private Duration sharePerReading(Runway runway) {
    Runway.Band band = runway.emptyAt();
    Instant earliest = band == null ? null : band.p10();
    return earliest == null
        ? longest
        : Duration.between(runway.asOf(), earliest).dividedBy(READINGS_LEFT);
  }

  /** Returns the longest allowed interval that is not longer than wanted. */
  private Duration roundDown(Duration wanted) {
    Duration chosen = shortest;
    Duration next = shortest.multipliedBy(2);
    while (next.compareTo(wanted) <= 0 && next.compareTo(longest) <= 0) {
      chosen = next;
      next = next.multipliedBy(2);
    }
    return chosen;
  }
}
