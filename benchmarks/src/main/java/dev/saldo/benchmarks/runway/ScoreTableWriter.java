package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.PeerMethodScores.Peer;
import dev.saldo.benchmarks.runway.RunwayScore.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A writer of scores as Markdown tables. */
final class ScoreTableWriter {

  private static final String OURS = "**Saldo**";
  private static final List<Column> COMPARED_COLUMNS =
      List.of(
          Column.MEDIAN_ERROR,
          Column.MEAN_ERROR,
          Column.LATE,
          Column.ANSWERED,
          Column.COVERED,
          Column.WIDTH,
          Column.MISSED,
          Column.FALSE_ALARM);
  private static final List<String> HISTORIES =
      List.of("under 1 day", "1 to 3 days", "3 to 14 days", "14 to 60 days", "60 days and more");
  private static final List<String> RUNWAYS =
      List.of("under 1 day", "1 to 3 days", "3 to 7 days", "7 to 21 days", "21 days and more");
  private static final List<String> KINDS = List.of("regular", "bursty", "intermittent");

  private final List<String> lines = new ArrayList<>();

  static List<String> write(
      OpenDataPart data, List<ScoredRunwayOutcome> outcomes, PeerMethodScores peers) {
    ScoreTableWriter figures = new ScoreTableWriter();
    figures.runways(outcomes, peers);
    figures.classes("pattern", KINDS, outcomes, o -> o.account().kind);
    figures.classes("history", HISTORIES, outcomes, ScoredRunwayOutcome::historyClass);
    figures.classes("runs out after", RUNWAYS, outcomes, ScoredRunwayOutcome::runwayClass);
    AccountUsageEstimates usage = new AccountUsageEstimates(data.accounts());
    figures.usage(UsageScore.of(data.accounts(), usage), peers.usage());
    figures.topUps(TopUpScore.of(data.accounts(), usage), peers.topUps());
    return figures.lines;
  }

  private void runways(List<ScoredRunwayOutcome> outcomes, PeerMethodScores peers) {
    head(
        "method",
        "median error",
        "mean error",
        "late",
        "answered",
        "in range",
        "range / runway",
        "missed",
        "false");
    row(OURS, RunwayScore.score(outcomes));
    peers.runway().forEach(peer -> row(peer.method(), peer.figures()));
  }

  private void row(String name, Map<Column, Double> score) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (Column column : COMPARED_COLUMNS) {
      double value = score.getOrDefault(column, Double.NaN);
      cells.add(column == Column.WIDTH ? ratio(value) : percent(value));
    }
    line(cells);
  }

  private void classes(
      String title,
      List<String> order,
      List<ScoredRunwayOutcome> outcomes,
      Function<ScoredRunwayOutcome, String> by) {
    Map<String, List<ScoredRunwayOutcome>> classes =
        outcomes.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    head(title, "questions", "median error", "late", "answered", "in range", "range / runway");
    for (String name : order) {
      List<ScoredRunwayOutcome> group = classes.getOrDefault(name, List.of());
      if (!group.isEmpty()) {
        Map<Column, Double> score = RunwayScore.score(group);
        line(
            List.of(
                name,
                Integer.toString(group.size()),
                percent(score.getOrDefault(Column.MEDIAN_ERROR, Double.NaN)),
                percent(score.getOrDefault(Column.LATE, Double.NaN)),
                percent(score.getOrDefault(Column.ANSWERED, Double.NaN)),
                percent(score.getOrDefault(Column.COVERED, Double.NaN)),
                ratio(score.getOrDefault(Column.WIDTH, Double.NaN))));
      }
    }
  }

  private void usage(UsageScore ours, List<Peer<UsageScore>> peers) {
    head("daily usage", "median error", "mean error", "error of the total");
    usage(OURS, ours);
    peers.forEach(peer -> usage(peer.method(), peer.figures()));
  }

  private void usage(String name, UsageScore score) {
    line(
        List.of(
            name,
            precisePercent(score.error()),
            precisePercent(score.meanError()),
            precisePercent(score.bias())));
  }

  private void topUps(TopUpScore ours, List<Peer<TopUpScore>> peers) {
    head("top-ups", "found", "correct", "median error of the amount", "90th percentile");
    topUps(OURS, ours);
    peers.forEach(peer -> topUps(peer.method(), peer.figures()));
  }

  private void topUps(String name, TopUpScore score) {
    line(
        List.of(
            name,
            precisePercent(score.recall()),
            precisePercent(score.precision()),
            precisePercent(score.error()),
            precisePercent(score.p90Error())));
  }

  private void head(String... names) {
    lines.add("");
    line(List.of(names));
    lines.add("|---" + "|--:".repeat(names.length - 1) + "|");
  }

  private void line(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }

  private static String precisePercent(double share) {
    return format("%.2f %%", 100 * share);
  }

  private static String ratio(double value) {
    return format("%.2f", value);
  }

  private static String format(String pattern, double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, pattern, value);
  }
}
