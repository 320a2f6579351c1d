package dev.saldo.benchmarks;

/** Times a report that a history answers. */
@FunctionalInterface
interface HistoryReportTimer {

  /** Returns how long a method of {@link HistoryReportBenchmark} takes. */
  CallDuration time(String method, ForkedBenchmarkArguments asked);
}
