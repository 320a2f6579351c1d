package dev.saldo.benchmarks.web;

import java.util.Arrays;
import java.util.Locale;

/**
 * The latencies of a load.
 *
 * @param sorted the latencies in milliseconds, ascending
 * @param failed the number of requests without a right answer
 * @param bytes the bytes of an answer, as sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoadLatencySummary(double[] sorted, long failed, long bytes) {

  LoadLatencySummary {
    sorted = sorted.clone();
    Arrays.sort(sorted);
  }

  private double quantile(double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }

  int count() {
    return sorted.length;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d answers, p50 %.1f ms, p99 %.1f ms, at most %.1f ms, %,d failed, %,d bytes each",
        sorted.length,
        quantile(0.5),
        quantile(0.99),
        quantile(1),
        failed,
        bytes);
  }
}
