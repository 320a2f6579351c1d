package dev.saldo.report;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was used in a window, a row per series and step.
 *
 * @param window the window
 * @param step how it is cut
 * @param rows ordered by account, bucket, unit and time
 * @param estimated whether estimates were asked for
 */
public record UsageReport(Window window, Step step, List<Row> rows, boolean estimated) {

  /**
   * A row.
   *
   * @param subject what it is about
   * @param usage what was used, as far as the samples show it
   * @param estimate what was used, with what rises hide; null if nobody asked or nothing is known
   */
  public record Row(ReportSubject subject, Usage usage, @Nullable UsageEstimate estimate) {

    /** Creates a row of which nothing is estimated. */
    public Row(ReportSubject subject, Usage usage) {
      this(subject, usage, null);
    }
  }

  public UsageReport {
    rows = List.copyOf(rows);
  }

  /** Creates a report without estimates. */
  public UsageReport(Window window, Step step, List<Row> rows) {
    this(window, step, rows, false);
  }

  /** Asks a history. Costs index seeks per series and step, however long the window. */
  public static UsageReport of(
      BalanceHistory history, Selection selection, Window window, Step step) {
    List<Instant> edges = step.edges(window.from(), window.to(), window.zone());
    List<Row> rows = new ArrayList<>();
    List<SeriesSampleNeighbours> found = history.brackets(selection, edges);
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.of(history, selection, found);
    for (SeriesSampleNeighbours series : found) {
      ReportSubject subject = ReportSubject.of(series.series());
      List<LevelChange> corrections = changes.corrections(series.series().key());
      List<SampleNeighbours> brackets = series.brackets();
      for (int i = 1; i < brackets.size(); i++) {
        rows.add(
            new Row(subject, Usage.between(brackets.get(i - 1), brackets.get(i), corrections)));
      }
    }
    return new UsageReport(window, step, rows);
  }

  /**
   * Returns the report with estimates of what was used: the use that rises hide is added, and use
   * inside gaps follows the shape of the week. Steps add up to the window to the last digit. Reads
   * every sample of the window, of 28 days before it and of two days after it, with those of one
   * series in memory at a time.
   */
  public UsageReport withEstimates(BalanceHistory history, Selection selection) {
    return new UsageReport(
        window, step, UsageReportEstimates.estimate(history, selection, this), true);
  }

  public List<Chart> charts() {
    return UsageChartBuilder.build(this);
  }

  public Table table() {
    return UsageReportTable.build(this);
  }
}
