package dev.saldo.benchmarks;

/** A timer of reports over a history. */
@FunctionalInterface
interface HistoryReportTimer {

  /** Times a method of {@link HistoryReportBenchmark}. */
  CallDuration time(String method, ForkedBenchmarkArguments arguments);
}
