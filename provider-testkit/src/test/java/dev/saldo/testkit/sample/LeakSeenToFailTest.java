package dev.saldo.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Checks that a leak fails the cases about it. */
final class LeakSeenToFailTest {

  static final Fault FAULT = Fault.CLIENT_NEVER_CLOSED;

  @Test
  void clientsThatAreNeverClosedFailTheCasesAboutLeaks() {
    assertThat(ContractSeenToFailTest.failedCases(FAULT, "releasesItsResources"))
        .anyMatch(name -> name.startsWith("leaks no threads"))
        .anyMatch(name -> name.startsWith("leaks no connections"));
  }
}
