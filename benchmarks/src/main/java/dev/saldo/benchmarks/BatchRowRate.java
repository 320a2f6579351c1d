package dev.saldo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows per second of a series of batches. */
final class BatchRowRate {

  private static final double NANOS = 1e9;

  private final int rowsPerBatch;
  private final List<Long> nanos = new ArrayList<>();

  BatchRowRate(int rowsPerBatch) {
    this.rowsPerBatch = rowsPerBatch;
  }

  void add(long batchNanos) {
    nanos.add(batchNanos);
  }

  /** Returns the rows per second over all batches. */
  double perSecond() {
    double seconds = nanos.stream().mapToLong(Long::longValue).sum() / NANOS;
    return rowsPerBatch * nanos.size() / seconds;
  }

  /** Returns the rows per second of the median batch. */
  double median() {
    return rowsPerBatch / (nanos.stream().sorted().toList().get(nanos.size() / 2) / NANOS);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,.0f rows/s, %,.0f in the median batch", perSecond(), median());
  }
}
