package dev.saldo.history.hourly;

import dev.saldo.Internal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** A large jump of a level, which is a glitch if one of the next samples reverts it. */
@Internal
public final class SuspectedGlitch {

  private static final Duration REVERTED_WITHIN = Duration.ofMinutes(30);
  private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

  private final BigDecimal level;
  private final Instant at;
  private final boolean fell;
  private final long firstHour;
  private final double[] used;

  /**
   * Creates a suspected glitch.
   *
   * @param level the level before the jump
   * @param at the time of the sample after the jump, UTC
   * @param fell whether the level fell
   * @param firstHour the first hour over which the jump was spread
   * @param used the usage of that hour and the following ones before the jump
   */
  public SuspectedGlitch(
      BigDecimal level, Instant at, boolean fell, long firstHour, double[] used) {
    this.level = level;
    this.at = at;
    this.fell = fell;
    this.firstHour = firstHour;
    this.used = used;
  }

  /** Returns whether the jump is too long ago to be reverted. */
  public boolean isExpired(Instant now) {
    return Duration.between(at, now).compareTo(REVERTED_WITHIN) > 0;
  }

  /** Returns whether a level equals the one before the jump, within a millionth. */
  public boolean isRevertedBy(BigDecimal now) {
    return level.subtract(now).abs().compareTo(level.abs().multiply(TOLERANCE)) <= 0;
  }

  /** Returns whether the level fell. */
  public boolean fell() {
    return fell;
  }

  /** Returns the first hour over which the jump was spread. */
  public long firstHour() {
    return firstHour;
  }

  /** Returns the usage of that hour and the following ones before the jump. */
  public double[] used() {
    return used;
  }
}
