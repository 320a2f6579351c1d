package dev.saldo.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** A large jump of a level, which is a glitch if one of the next samples takes it back. */
final class SuspectedGlitch {

  private static final Duration SOON = Duration.ofMinutes(30);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal NEARLY = new BigDecimal("0.000001");

  private final BigDecimal level;
  private final Instant at;
  private final boolean fell;
  private final long firstHour;
  private final double[] used;

  /**
   * A jump.
   *
   * @param level the level before
   * @param at the sample that jumped, UTC
   * @param fell whether it fell
   * @param firstHour the first hour that the jump was spread over
   * @param used what that hour and those after it had used before
   */
  SuspectedGlitch(BigDecimal level, Instant at, boolean fell, long firstHour, double[] used) {
    this.level = level;
    this.at = at;
    this.fell = fell;
    this.firstHour = firstHour;
    this.used = used;
  }

  /** Whether a change is large enough to be one: more than half of the larger level. */
  static boolean isLarge(BigDecimal was, BigDecimal is) {
    return was.subtract(is).abs().compareTo(was.abs().max(is.abs()).multiply(HALF)) > 0;
  }

  boolean isForgotten(Instant now) {
    return Duration.between(at, now).compareTo(SOON) > 0;
  }

  /** Whether a level is the one before the jump. */
  boolean isUndoneBy(BigDecimal now) {
    return level.subtract(now).abs().compareTo(level.abs().multiply(NEARLY)) <= 0;
  }

  boolean fell() {
    return fell;
  }

  long firstHour() {
    return firstHour;
  }

  double[] used() {
    return used;
  }
}
