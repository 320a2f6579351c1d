package dev.saldo.benchmarks.runway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accuracy of runway predictions. A missing answer counts as an infinite error. The columns
 * have the names that the files of other methods use.
 */
final class RunwayScore {

  /** A measure of accuracy. */
  enum Column {
    ANSWERED("answered"),
    MEDIAN_ERROR("MdAPE"),
    P90_ERROR("P90APE"),
    MEAN_ERROR("mcAPE"),
    BIAS("bias"),
    LATE("late25"),
    COVERED("cover80"),
    BELOW_P10("below_p10"),
    WIDTH("width"),
    WINKLER("winkler"),
    WINKLER_MEAN("winkler_mean"),
    PINBALL("logpin"),
    MISSED("miss72"),
    FALSE_ALARM("false72"),
    MISSED_BY_MIDDLE("miss72m"),
    FALSE_BY_MIDDLE("false72m"),
    MACRO("macroMdAPE");

    final String name;

    Column(String name) {
      this.name = name;
    }
  }

  private static final double LN_10 = Math.log(10);
  private static final double DAY = 86_400;

  private final List<Double> errors = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private final List<Double> winklers = new ArrayList<>();
  private int answered;
  private int late;
  private int covered;
  private int belowP10;
  private double pinball;
  private int soon;
  private int missed;
  private int missedByMiddle;
  private int distant;
  private int falseAlarms;
  private int falseByMiddle;

  private RunwayScore() {}

  static Map<Column, Double> score(List<ScoredRunwayOutcome> outcomes) {
    RunwayScore score = new RunwayScore();
    outcomes.forEach(score::add);
    return score.columns(macro(outcomes));
  }

  /** Returns the mean over the series of their median errors, each at most 300 %. */
  private static double macro(List<ScoredRunwayOutcome> outcomes) {
    Function<ScoredRunwayOutcome, String> series = o -> o.account().series;
    return outcomes.stream().collect(Collectors.groupingBy(series)).values().stream()
        .mapToDouble(group -> Math.min(3, medianError(group)))
        .average()
        .orElse(Double.NaN);
  }

  private static double medianError(List<ScoredRunwayOutcome> outcomes) {
    return InterpolatedQuantile.median(outcomes.stream().map(RunwayScore::error).toList());
  }

  private static double error(ScoredRunwayOutcome outcome) {
    return outcome.answered()
        ? Math.abs(Math.max(1, outcome.p50()) - outcome.run()) / outcome.run()
        : Double.POSITIVE_INFINITY;
  }

  private void add(ScoredRunwayOutcome outcome) {
    errors.add(error(outcome));
    double run = outcome.run();
    boolean warned = outcome.answered() && outcome.p10() <= 3 * DAY;
    boolean warnedByMiddle = outcome.answered() && outcome.p50() <= 3 * DAY;
    if (run <= 3 * DAY) {
      soon++;
      missed += warned ? 0 : 1;
      missedByMiddle += warnedByMiddle ? 0 : 1;
    } else if (run > 6 * DAY) {
      distant++;
      falseAlarms += warned ? 1 : 0;
      falseByMiddle += warnedByMiddle ? 1 : 0;
    }
    if (outcome.answered()) {
      addAnswer(run, Math.max(1, outcome.p10()), Math.max(1, outcome.p50()), outcome.p90());
    } else {
      late++;
      pinball += LN_10;
    }
  }

  private void addAnswer(double run, double p10, double p50, double p90) {
    answered++;
    late += p50 > 1.25 * run ? 1 : 0;
    if (!Double.isInfinite(p50)) {
      ratios.add(Math.log(p50 / run));
    }
    pinball += (pinball(0.1, run, p10) + pinball(0.5, run, p50) + pinball(0.9, run, p90)) / 3 * 2;
    if (p90 > p10) {
      covered += p10 <= run && run <= p90 ? 1 : 0;
      belowP10 += run < p10 ? 1 : 0;
      widths.add((p90 - p10) / run);
      double outside = Math.max(0, p10 - run) + Math.max(0, run - p90);
      winklers.add((p90 - p10 + 10 * outside) / run);
    }
  }

  private static double pinball(double share, double run, double predicted) {
    double off = Math.min(Math.log(predicted / run), LN_10);
    return off <= 0 ? -share * off : (1 - share) * off;
  }

  private Map<Column, Double> columns(double macro) {
    double n = errors.size();
    return Map.ofEntries(
        Map.entry(Column.ANSWERED, answered / n),
        Map.entry(Column.MEDIAN_ERROR, InterpolatedQuantile.median(errors)),
        Map.entry(Column.P90_ERROR, InterpolatedQuantile.interpolate(errors, 0.9)),
        Map.entry(Column.MEAN_ERROR, mean(errors, 3)),
        Map.entry(Column.BIAS, Math.exp(InterpolatedQuantile.median(ratios)) - 1),
        Map.entry(Column.LATE, late / n),
        Map.entry(Column.COVERED, (double) covered / widths.size()),
        Map.entry(Column.BELOW_P10, (double) belowP10 / widths.size()),
        Map.entry(Column.WIDTH, InterpolatedQuantile.median(widths)),
        Map.entry(Column.WINKLER, InterpolatedQuantile.median(winklers)),
        Map.entry(Column.WINKLER_MEAN, mean(winklers, 50)),
        Map.entry(Column.PINBALL, pinball / n),
        Map.entry(Column.MISSED, (double) missed / soon),
        Map.entry(Column.FALSE_ALARM, (double) falseAlarms / distant),
        Map.entry(Column.MISSED_BY_MIDDLE, (double) missedByMiddle / soon),
        Map.entry(Column.FALSE_BY_MIDDLE, (double) falseByMiddle / distant),
        Map.entry(Column.MACRO, macro));
  }

  private static double mean(List<Double> values, double limit) {
    return values.stream()
        .mapToDouble(value -> Math.min(value, limit))
        .average()
        .orElse(Double.NaN);
  }
}
