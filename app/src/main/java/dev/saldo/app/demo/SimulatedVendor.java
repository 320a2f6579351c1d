package dev.saldo.app.demo;

/** A vendor that answers like the real one, as documented or observed. Thread-safe. */
@FunctionalInterface
interface SimulatedVendor {

  SimulatedVendorReply answer(SimulatedVendorRequest request);
}
