package dev.saldo.testkit.provider;

import dev.saldo.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that moves on each time it is looked at. Thread-safe. */
final class RacingClock extends Clock {

  private final SettableClock hands;
  private final Duration step;

  RacingClock(SettableClock hands, Duration step) {
    this.hands = hands;
    this.step = step;
  }

  @Override
  public Instant instant() {
    return hands.advance(step);
  }

  @Override
  public ZoneId getZone() {
    return hands.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone()) ? this : hands.withZone(zone);
  }
}
