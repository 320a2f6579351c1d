package dev.saldo.schedule;

import dev.saldo.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failed polls of an account since its last successful one. Immutable and thread-safe.
 *
 * @param failures the number of failures in a row, at least 1
 * @param lastReason the reason of the latest one
 * @param lastAt the time of the latest one, UTC
 * @param retryAfter the pause that the vendor requested with the latest one; null if none
 */
public record FailureStreak(
    int failures, FailureReason lastReason, Instant lastAt, @Nullable Duration retryAfter) {

  public FailureStreak {
    if (failures < 1) {
      throw new IllegalArgumentException("failures must be at least 1, not " + failures);
    }
  }

  /** Returns the streak with one more failure. A null streak is an account without a failure. */
  public static FailureStreak add(
      @Nullable FailureStreak before,
      FailureReason reason,
      Instant at,
      @Nullable Duration retryAfter) {
    int failures = before == null ? 1 : before.failures + 1;
    return new FailureStreak(failures, reason, at, retryAfter);
  }
}
