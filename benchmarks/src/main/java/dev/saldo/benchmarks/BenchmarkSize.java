package dev.saldo.benchmarks;

/**
 * How much is measured.
 *
 * @param series how many series
 * @param days how many days of samples, one per quarter of an hour
 */
record BenchmarkSize(int series, int days) {

  int rounds() {
    return days * SimulatedAccountFleet.ROUNDS_PER_DAY;
  }

  long samples() {
    return (long) series * rounds();
  }

  SimulatedAccountFleet fleet() {
    return new SimulatedAccountFleet(series);
  }
}
