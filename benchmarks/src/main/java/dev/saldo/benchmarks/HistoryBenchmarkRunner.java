package dev.saldo.benchmarks;

import dev.saldo.benchmarks.runway.RunwayScoreRunner;
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

/** Measures figures and prints them. */
@Command(
    name = "benchmarks",
    description = "Measure Saldo's history against plain ways to the same answer.",
    subcommands = RunwayScoreRunner.class,
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
              "import", new ImportThroughputFigure(),
              "disk", new DiskSpaceFigure()));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FIGURE",
      description = "append, disk, import, months, runways, trend, usage.")
  private List<String> names = List.of();

  @Option(
      names = "--on",
      paramLabel = "h2|postgres|URL",
      description = "Where: a file, a server started here, or an empty database of PostgreSQL.")
  private String on = "h2";

  @Option(names = "--series", paramLabel = "COUNT", description = "Instead of the usual number.")
  private int series;

  @Option(names = "--days", paramLabel = "COUNT", description = "Instead of the usual number.")
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
            spec.commandLine(), "no figure '" + name + "'; there are " + FIGURES.keySet());
      }
      BenchmarkSize usual = figure.size();
      BenchmarkSize size =
          new BenchmarkSize(series > 0 ? series : usual.series(), days > 0 ? days : usual.days());
      try (TemporaryBenchmarkDatabase ground = TemporaryBenchmarkDatabase.on(on)) {
        out.println(name + ", " + MachineDescription.database(ground.place()));
        figure.measure(ground.place(), size).forEach(line -> out.println("  " + line));
        out.flush();
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
