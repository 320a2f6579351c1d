package dev.saldo.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Checks that a leak fails the cases about it, while no other test counts threads. */
@ResourceLock(value = LeakSeenToFailTest.THREADS, mode = ResourceAccessMode.READ_WRITE)
final class LeakSeenToFailTest {

  /** The lock of the tests that leak or count threads. */
  static final String THREADS = "threads of the process";

  static final Fault FAULT = Fault.CLIENT_NEVER_CLOSED;

  @Test
  void clientsThatAreNeverClosedFailTheCasesAboutLeaks() {
    assertThat(ContractSeenToFailTest.failedCases(FAULT, "releasesItsResources"))
        .anyMatch(name -> name.startsWith("leaks no threads"))
        .anyMatch(name -> name.startsWith("leaks no connections"));
  }
}
