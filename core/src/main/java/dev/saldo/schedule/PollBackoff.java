package dev.saldo.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * The pause that failures cause: an account is not polled before the pause is over, whatever its
 * schedule says. A slot in the pause is skipped. Stateless and thread-safe.
 */
public final class PollBackoff {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration PAUSE_AFTER_REFUSED_CREDENTIALS = Duration.ofHours(1);
  private static final Duration LONGEST_REQUESTED_PAUSE = Duration.ofHours(24);
  private static final int JITTER_PERCENT = 20;

  private PollBackoff() {}

  /**
   * Returns the end of the pause, UTC.
   *
   * <p>The pause doubles with each failure, from 30 s to 15 min, and varies by 20 % between
   * accounts and failures. A longer pause that the vendor requested is respected, up to 24 h. After
   * refused credentials the pause is one hour, because many vendors lock an account after a few
   * attempts; the caller forgets the failures when the settings of the account change. A failure
   * that needed no call to the vendor causes no pause.
   */
  public static Instant findEnd(String account, FailureStreak streak) {
    Duration pause = findPause(account, streak);
    Duration requested = streak.retryAfter();
    if (requested != null && requested.compareTo(pause) > 0) {
      boolean tooLong = requested.compareTo(LONGEST_REQUESTED_PAUSE) > 0;
      pause = tooLong ? LONGEST_REQUESTED_PAUSE : requested;
    }
    return streak.lastAt().plus(pause);
  }

  private static Duration findPause(String account, FailureStreak streak) {
    return switch (streak.lastReason()) {
      case CONFIGURATION -> Duration.ZERO;
      case UNAUTHORIZED -> PAUSE_AFTER_REFUSED_CREDENTIALS;
      case RATE_LIMITED, UNAVAILABLE, REJECTED, UNEXPECTED_RESPONSE, TIMEOUT, PROVIDER_FAULT ->
          vary(lengthen(streak.failures()), account + '#' + streak.failures());
    };
  }

  private static Duration lengthen(int failures) {
    int doublings = Math.min(failures - 1, 30);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Returns a pause that is up to 20 % shorter, always the same for one seed. */
  private static Duration vary(Duration pause, String seed) {
    long percent = 100 - Long.remainderUnsigned(StableHash.hash(seed), JITTER_PERCENT + 1);
    return pause.multipliedBy(percent).dividedBy(100);
  }
}
