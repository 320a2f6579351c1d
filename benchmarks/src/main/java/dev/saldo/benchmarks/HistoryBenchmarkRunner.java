package dev.saldo.benchmarks;

import dev.saldo.benchmarks.runway.RunwayScoreRunner;
import dev.saldo.benchmarks.web.WebLoadRunner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that measures figures and prints them. */
@Command(
    name = "benchmarks",
    description = "Measure Saldo's history against plain ways to the same result.",
    subcommands = {RunwayScoreRunner.class, WebLoadRunner.class},
    mixinStandardHelpOptions = true)
public final class HistoryBenchmarkRunner implements Callable<Integer> {

  private static final Map<String, BenchmarkFigure> FIGURES =
      new TreeMap<>(
          Map.of(
              "usage", new UsageSpeedFigure(ForkedJmhRun::time),
              "months", new WindowLengthFigure(ForkedJmhRun::time),
              "trend", new TrendSpeedFigure(ForkedJmhRun::time),
              "runways", new RunwaySpeedFigure(ForkedJmhRun::time),
              "append", new AppendThroughputFigure(),
              "claims", new ClaimBytesFigure(),
              "watch", new WatchLoadFigure(),
              "import", new ImportThroughputFigure(),
              "disk", new DiskSpaceFigure()));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FIGURE",
      description =
          "What to measure: append, claims, disk, import, months, runways, trend, usage or watch")
  private List<String> names = List.of();

  @Option(
      names = "--on",
      paramLabel = "h2|postgres|URL",
      description =
          "Database: an H2 file (default), a PostgreSQL server started for the run, or the URL of"
              + " an empty PostgreSQL database")
  private String location = "h2";

  @Option(
      names = "--series",
      paramLabel = "COUNT",
      description = "Number of series, if not the default of the figure")
  private int series;

  @Option(
      names = "--days",
      paramLabel = "COUNT",
      description = "Days of samples, or minutes of a watch, if not the default")
  private int days;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new HistoryBenchmarkRunner()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    out.println(MachineDescription.facts());
    for (String name : names) {
      BenchmarkFigure figure = FIGURES.get(name);
      if (figure == null) {
        throw new ParameterException(
            spec.commandLine(),
            "unknown figure '" + name + "'; use " + String.join(", ", FIGURES.keySet()));
      }
      BenchmarkSize defaults = figure.size();
      BenchmarkSize size =
          new BenchmarkSize(
              series > 0 ? series : defaults.series(), days > 0 ? days : defaults.days());
      try (TemporaryBenchmarkDatabase temporary = TemporaryBenchmarkDatabase.create(location)) {
        out.println(name + ", " + MachineDescription.database(temporary.database()));
        figure.measure(temporary.database(), size).forEach(line -> out.println("  " + line));
        out.flush();
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
