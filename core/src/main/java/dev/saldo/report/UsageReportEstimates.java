package dev.saldo.report;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.HiddenUsageEstimator;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The estimates of the usage of the rows of a report, from their samples and those around the
 * window.
 */
final class UsageReportEstimates {

  private final BalanceHistory history;
  private final Window window;
  private final Instant from;
  private final Instant to;
  private final ClassifiedChangeFinder changes;

  private UsageReportEstimates(BalanceHistory history, Selection selection, Window window) {
    this.history = history;
    this.window = window;
    this.from = window.from().minus(NumericSampleRuns.BEFORE);
    this.to = window.to().plus(NumericSampleRuns.AFTER);
    this.changes = ClassifiedChangeFinder.ofUsage(history, selection, from, to);
  }

  /** Returns the rows with their estimates, with one series in memory at a time. */
  static List<UsageReport.Row> estimate(
      BalanceHistory history, Selection selection, UsageReport report) {
    Map<ReportSubject, List<UsageReport.Row>> rows = new LinkedHashMap<>();
    for (UsageReport.Row row : report.rows()) {
      rows.computeIfAbsent(row.subject(), subject -> new ArrayList<>()).add(row);
    }
    UsageReportEstimates estimates = new UsageReportEstimates(history, selection, report.window());
    for (Series series : history.series(selection)) {
      rows.computeIfPresent(
          ReportSubject.of(series), (subject, own) -> estimates.estimate(series, own));
    }
    return rows.values().stream().flatMap(List::stream).toList();
  }

  private List<UsageReport.Row> estimate(Series series, List<UsageReport.Row> rows) {
    if (rows.stream().allMatch(row -> row.usage().used() == null)) {
      return rows;
    }
    List<HiddenUsageEstimator> estimators = estimators(series);
    return rows.stream().map(row -> row.with(estimate(estimators, row.usage()))).toList();
  }

  private List<HiddenUsageEstimator> estimators(Series series) {
    NumericSampleRuns runs = new NumericSampleRuns();
    try (Stream<TotalledSample> samples = history.walk(series.key(), from, to)) {
      samples.forEach(runs::add);
    }
    return runs.estimate(window.zone(), series.every(), changes.corrections(series.key()));
  }

  private static @Nullable UsageEstimate estimate(
      List<HiddenUsageEstimator> estimators, Usage usage) {
    return usage.used() == null
        ? null
        : estimators.stream()
            .map(use -> use.between(usage.from(), usage.to()))
            .reduce(UsageEstimate.NONE, UsageEstimate::plus);
  }
}
