package dev.saldo.app.demo;

import java.time.Clock;
import java.time.Instant;

/**
 * A vendor that is out of service for some hours.
 *
 * @param vendor the vendor as it answers else
 * @param clock the time in the demo
 * @param from when the outage begins
 * @param to when it is over
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
