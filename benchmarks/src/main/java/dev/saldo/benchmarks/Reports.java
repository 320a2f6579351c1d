package dev.saldo.benchmarks;

/** Times a report that a history answers. */
@FunctionalInterface
interface Reports {

  /** Returns how long a method of {@link ReportBenchmark} takes. */
  Time time(String method, Asked asked);
}
