package dev.saldo.app.demo;

import java.time.Clock;
import java.time.Instant;

/**
 * A vendor that is out of service for some hours.
 *
 * @param vendor the vendor outside the outage
 * @param clock the clock of the demo
 * @param from the beginning of the outage, inclusive
 * @param to the end of the outage, exclusive
 */
record SimulatedVendorOutage(SimulatedVendor vendor, Clock clock, Instant from, Instant to)
    implements SimulatedVendor {

  @Override
  public SimulatedVendorReply answer(SimulatedVendorRequest request) {
    Instant now = clock.instant();
    return now.isBefore(from) || !now.isBefore(to)
        ? vendor.answer(request)
        : SimulatedVendorReply.text(503, "Service Unavailable");
  }
}
