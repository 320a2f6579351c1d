package dev.saldo.benchmarks.runway;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.benchmarks.runway.RunwayScore.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that scores runway predictions on the open data and prints the scores. */
@Command(
    name = "runway",
    description = "Score runway predictions on the open data, next to those of other methods.",
    mixinStandardHelpOptions = true)
public final class RunwayScoreRunner implements Callable<Integer> {

  private static final String BEGIN = "<!-- figures -->";
  private static final String END = "<!-- end of figures -->";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Folder of the open data")
  private Path folder = Path.of("");

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description = "Part of the data to score (default: train)")
  private String part = "train";

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Markdown page whose figures are replaced")
  private @Nullable Path page;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    OpenDataPart data = OpenDataPart.read(folder.resolve(part));
    MethodOutcomePair outcomes =
        new MethodOutcomePair(
            OpenDataBacktest.answer(data, RunwayPredictionMethod.PLAIN),
            OpenDataBacktest.answer(data, RunwayPredictionMethod.LEARNED));
    List<String> figures =
        ScoreTableWriter.write(data, outcomes, PeerMethodScores.read(folder, part));
    Map<Column, Double> plain = RunwayScore.score(outcomes.plain());
    Map<Column, Double> learned = RunwayScore.score(outcomes.learned());
    out.printf(
        "%d questions%n%-14s %10s %10s%n", outcomes.learned().size(), "", "plain", "learned");
    for (Column column : Column.values()) {
      out.printf(
          Locale.ROOT,
          "%-14s %10.5f %10.5f%n",
          column.name,
          plain.getOrDefault(column, Double.NaN),
          learned.getOrDefault(column, Double.NaN));
    }
    figures.forEach(out::println);
    out.flush();
    if (page != null) {
      Files.writeString(page, replaceFigures(Files.readString(page), figures));
    }
    return ExitCode.OK;
  }

  private static String replaceFigures(String text, List<String> figures) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "the page needs a line '" + BEGIN + "' and, after it, a line '" + END + "'");
    }
    List<String> lines = new ArrayList<>(figures);
    lines.add("");
    return text.substring(0, begin + BEGIN.length())
        + "\n"
        + String.join("\n", lines)
        + "\n"
        + text.substring(end);
  }
}
