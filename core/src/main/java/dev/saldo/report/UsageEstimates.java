package dev.saldo.report;

import dev.saldo.event.ClassifiedChanges;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.EstimatedUse;
import dev.saldo.runway.UseEstimate;
import dev.saldo.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Estimates the use of the rows of a report, from their samples and those around the window. */
final class UsageEstimates {

  private final BalanceHistory history;
  private final Window window;
  private final Instant from;
  private final Instant to;
  private final ClassifiedChanges falls;

  private UsageEstimates(BalanceHistory history, Selection selection, Window window) {
    this.history = history;
    this.window = window;
    this.from = window.from().minus(Stretches.BEFORE);
    this.to = window.to().plus(Stretches.AFTER);
    this.falls = ClassifiedChanges.ofFalls(history, selection, from, to);
  }

  /** Returns the rows with their estimates, one series in memory at a time. */
  static List<UsageReport.Row> of(BalanceHistory history, Selection selection, UsageReport report) {
    Map<Subject, List<UsageReport.Row>> rows = new LinkedHashMap<>();
    for (UsageReport.Row row : report.rows()) {
      rows.computeIfAbsent(row.subject(), subject -> new ArrayList<>()).add(row);
    }
    UsageEstimates estimates = new UsageEstimates(history, selection, report.window());
    for (Series series : history.series(selection)) {
      rows.computeIfPresent(Subject.of(series), (subject, own) -> estimates.of(series, own));
    }
    return rows.values().stream().flatMap(List::stream).toList();
  }

  private List<UsageReport.Row> of(Series series, List<UsageReport.Row> rows) {
    if (rows.stream().allMatch(row -> row.usage().used() == null)) {
      return rows;
    }
    List<EstimatedUse> uses = uses(series);
    return rows.stream()
        .map(row -> new UsageReport.Row(row.subject(), row.usage(), estimate(uses, row.usage())))
        .toList();
  }

  private List<EstimatedUse> uses(Series series) {
    Stretches stretches = new Stretches();
    try (Stream<TotalledSample> samples = history.walk(series.key(), from, to)) {
      samples.forEach(stretches::add);
    }
    return stretches.estimate(window.zone(), series.every(), falls.corrections(series.key()));
  }

  private static @Nullable UseEstimate estimate(List<EstimatedUse> uses, Usage usage) {
    return usage.used() == null
        ? null
        : uses.stream()
            .map(use -> use.between(usage.from(), usage.to()))
            .reduce(UseEstimate.NONE, UseEstimate::plus);
  }
}
