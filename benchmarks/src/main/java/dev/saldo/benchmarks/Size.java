package dev.saldo.benchmarks;

/**
 * How much is measured.
 *
 * @param series how many series
 * @param days how many days of samples, one per quarter of an hour
 */
record Size(int series, int days) {

  int rounds() {
    return days * Fleet.ROUNDS_PER_DAY;
  }

  long samples() {
    return (long) series * rounds();
  }

  Fleet fleet() {
    return new Fleet(series);
  }
}
