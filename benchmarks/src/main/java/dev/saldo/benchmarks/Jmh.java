package dev.saldo.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a method of {@link ReportBenchmark} in a process of its own. */
final class Jmh {

  private Jmh() {}

  /** Returns how many milliseconds a call takes, warm. */
  static double millis(String method, Asked asked) {
    try {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(ReportBenchmark.class.getName() + "." + method + "$")
                      .jvmArgsAppend(asked.options().toArray(String[]::new))
                      .shouldFailOnError(true)
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run();
      return results.iterator().next().getPrimaryResult().getScore();
    } catch (RunnerException e) {
      throw new IllegalStateException(method + " could not be measured", e);
    }
  }
}
