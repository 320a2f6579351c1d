package dev.saldo.benchmarks;

import java.util.List;

/** A figure that is measured against a plain way to the same result. */
interface BenchmarkFigure {

  /** Returns the default size. */
  BenchmarkSize size();

  /** Measures in an empty database and returns the lines of the result. */
  List<String> measure(BenchmarkDatabase database, BenchmarkSize size) throws Exception;
}
