package dev.saldo.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the demo: fixed at an instant, or following another clock. Thread-safe. */
final class DemoClock extends Clock {

  private volatile Clock current;

  DemoClock(Instant instant, ZoneId zone) {
    current = Clock.fixed(instant, zone);
  }

  void set(Instant instant) {
    current = Clock.fixed(instant, current.getZone());
  }

  void follow(Clock clock) {
    current = clock;
  }

  @Override
  public Instant instant() {
    return current.instant();
  }

  @Override
  public ZoneId getZone() {
    return current.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return current.withZone(zone);
  }
}
