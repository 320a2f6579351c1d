package dev.saldo.benchmarks;

/** Times a report that a history answers. */
@FunctionalInterface
interface Reports {

  /** Returns how many milliseconds a method of {@link ReportBenchmark} takes. */
  double millis(String method, Asked asked);
}
