package dev.saldo.benchmarks;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The run of a method of {@link HistoryReportBenchmark} in a process of its own. */
final class ForkedJmhRun {

  private ForkedJmhRun() {}

  static CallDuration time(String method, ForkedBenchmarkArguments arguments) {
    try {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include(HistoryReportBenchmark.class.getName() + "." + method + "$")
                      .jvmArgsAppend(arguments.options().toArray(String[]::new))
                      .shouldFailOnError(true)
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run();
      RunResult result = results.iterator().next();
      double nanos = counter(result, "processorNanos") / counter(result, "calls");
      return new CallDuration(result.getPrimaryResult().getScore(), nanos / 1e6);
    } catch (RunnerException e) {
      throw new IllegalStateException(method + " could not be measured", e);
    }
  }

  private static double counter(RunResult result, String name) {
    return Objects.requireNonNull(result.getSecondaryResults().get(name), name).getScore();
  }
}
