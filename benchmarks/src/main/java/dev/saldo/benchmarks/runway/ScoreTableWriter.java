package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.PeerMethodScores.Peer;
import dev.saldo.benchmarks.runway.RunwayScore.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A writer of scores as Markdown tables. */
final class ScoreTableWriter {

  private static final String OURS = "**Saldo**";
  private static final String PLAIN = "Saldo, plain method";
  private static final String ARROW = " -> ";
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
  private static final List<String> HALVES = List.of("half A", "half B");
  private static final List<Column> RESAMPLED =
      List.of(Column.MEDIAN_ERROR, Column.LATE, Column.WIDTH, Column.PINBALL);

  private final List<String> lines = new ArrayList<>();

  static List<String> write(OpenDataPart data, MethodOutcomePair outcomes, PeerMethodScores peers) {
    ScoreTableWriter figures = new ScoreTableWriter();
    figures.runways(outcomes, peers);
    figures.classes("pattern", KINDS, outcomes, o -> o.account().kind);
    figures.classes("history", HISTORIES, outcomes, ScoredRunwayOutcome::historyClass);
    figures.classes("runs out after", RUNWAYS, outcomes, ScoredRunwayOutcome::runwayClass);
    figures.classes("series", HALVES, outcomes, ScoredRunwayOutcome::half);
    figures.resampled(outcomes);
    AccountUsageEstimates usage = new AccountUsageEstimates(data.accounts());
    figures.usage(UsageScore.of(data.accounts(), usage), peers.usage());
    figures.topUps(TopUpScore.of(data.accounts(), usage), peers.topUps());
    return figures.lines;
  }

  private void runways(MethodOutcomePair outcomes, PeerMethodScores peers) {
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
    row(OURS, RunwayScore.score(outcomes.learned()));
    row(PLAIN, RunwayScore.score(outcomes.plain()));
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

  /** Adds a table of both methods, the plain one first. */
  private void classes(
      String title,
      List<String> order,
      MethodOutcomePair outcomes,
      Function<ScoredRunwayOutcome, String> by) {
    head(
        title,
        "questions",
        "median error",
        "late",
        "in range",
        "before p10",
        "range / runway",
        "pinball");
    for (String name : order) {
      MethodOutcomePair group = outcomes.only(outcome -> by.apply(outcome).equals(name));
      if (!group.learned().isEmpty()) {
        Map<Column, Double> plain = RunwayScore.score(group.plain());
        Map<Column, Double> learned = RunwayScore.score(group.learned());
        line(
            List.of(
                name,
                Integer.toString(group.learned().size()),
                percents(plain, learned, Column.MEDIAN_ERROR),
                percents(plain, learned, Column.LATE),
                percents(plain, learned, Column.COVERED),
                percents(plain, learned, Column.BELOW_P10),
                both("%.2f", 1, plain, learned, Column.WIDTH),
                both("%.3f", 1, plain, learned, Column.PINBALL)));
      }
    }
  }

  /** Adds the range of the ratio of both methods over random selections of the series. */
  private void resampled(MethodOutcomePair outcomes) {
    head("learned / plain", "5 %", "50 %", "95 %");
    List<String> names = List.of("median error", "late", "range / runway", "pinball");
    Map<Column, List<Double>> ratios = outcomes.resampledRatios(RESAMPLED);
    for (int i = 0; i < names.size(); i++) {
      List<Double> ratio = ratios.getOrDefault(RESAMPLED.get(i), List.of());
      line(
          List.of(
              names.get(i),
              ratio(InterpolatedQuantile.interpolate(ratio, 0.05)),
              ratio(InterpolatedQuantile.interpolate(ratio, 0.5)),
              ratio(InterpolatedQuantile.interpolate(ratio, 0.95))));
    }
  }

  private static String percents(
      Map<Column, Double> plain, Map<Column, Double> learned, Column column) {
    return both("%.1f", 100, plain, learned, column) + " %";
  }

  private static String both(
      String pattern,
      double factor,
      Map<Column, Double> plain,
      Map<Column, Double> learned,
      Column column) {
    return format(pattern, factor * plain.getOrDefault(column, Double.NaN))
        + ARROW
        + format(pattern, factor * learned.getOrDefault(column, Double.NaN));
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
