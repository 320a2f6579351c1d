package dev.saldo.app.demo;

/** One vendor: answers as the real one is documented or known to. Called by several threads. */
@FunctionalInterface
interface SimulatedVendor {

  SimulatedVendorReply answer(SimulatedVendorRequest request);
}
