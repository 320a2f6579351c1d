package dev.saldo.testkit.provider;

import dev.saldo.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that advances each time it is read. Thread-safe. */
final class RacingClock extends Clock {

  private final SettableClock clock;
  private final Duration step;

  RacingClock(SettableClock clock, Duration step) {
    this.clock = clock;
    this.step = step;
  }

  @Override
  public Instant instant() {
    return clock.advance(step);
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone()) ? this : clock.withZone(zone);
  }
}
