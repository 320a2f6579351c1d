package dev.saldo.benchmarks;

import java.util.List;

/** Something that is measured against a plain way to do it. */
interface BenchmarkFigure {

  /** How much is measured unless something else is asked for. */
  BenchmarkSize size();

  /** Measures in an empty place and returns lines that say what came out. */
  List<String> measure(BenchmarkDatabase place, BenchmarkSize size) throws Exception;
}
