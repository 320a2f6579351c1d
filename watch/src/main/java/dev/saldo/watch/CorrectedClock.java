package dev.saldo.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that a watch corrects to that of the database, so that nodes with different clocks agree.
 * A change of less than a second is ignored. Thread-safe.
 */
public final class CorrectedClock extends Clock {

  private static final Duration IGNORED = Duration.ofSeconds(1);

  private final Clock own;
  private volatile Duration offset = Duration.ZERO;

  /**
   * Creates a clock that is not corrected yet.
   *
   * @param own the clock of this machine
   */
  public CorrectedClock(Clock own) {
    this.own = own;
  }

  /** Returns the corrected time, UTC. */
  @Override
  public Instant instant() {
    return own.instant().plus(offset);
  }

  /** Returns the zone of the machine's own clock. */
  @Override
  public ZoneId getZone() {
    return own.getZone();
  }

  /**
   * Not supported: a copy would not be corrected.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a corrected clock has the zone of its own clock");
  }

  /** Returns the time of this machine's own clock, UTC. */
  Instant uncorrected() {
    return own.instant();
  }

  /** Returns how far the database's clock is ahead of this machine's; negative if it is behind. */
  public Duration offset() {
    return offset;
  }

  synchronized void correct(Duration measured) {
    if (measured.minus(offset).abs().compareTo(IGNORED) >= 0) {
      offset = measured;
    }
  }

  /**
   * Takes a time of the database that has passed. It is never ahead of the clock, so that a result
   * is not older than the claim under which it was made.
   */
  synchronized void reach(Instant passed) {
    Instant now = instant();
    if (now.isBefore(passed)) {
      offset = offset.plus(Duration.between(now, passed));
    }
  }
}
