package dev.saldo.benchmarks;

/**
 * The size of a benchmark.
 *
 * @param series the number of series
 * @param days the number of days of samples, one per 15 minutes
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
