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
 * A report of the usage in a window, one row per series and step. Immutable and thread-safe.
 *
 * @param window the window
 * @param step the division of the window
 * @param rows the rows, ordered by account, bucket, unit and time
 * @param estimated whether estimates were requested
 */
public record UsageReport(Window window, Step step, List<Row> rows, boolean estimated) {

  /**
   * A row of the report.
   *
   * @param subject the series
   * @param usage the usage that the samples show, with the levels as stated
   * @param estimate the estimated usage, including what rises hide; null if it was not requested or
   *     nothing is known
   */
  public record Row(ReportSubject subject, Usage usage, @Nullable UsageEstimate estimate) {

    /** Creates a row without an estimate. */
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

  /**
   * Creates the report from a history. Needs a few index lookups per series and step, whatever the
   * length of the window.
   */
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
        Usage usage = Usage.between(brackets.get(i - 1), brackets.get(i), corrections);
        rows.add(new Row(subject, usage.asStated(subject.meaning())));
      }
    }
    return new UsageReport(window, step, rows);
  }

  /**
   * Returns the report with estimates: the usage that rises hide is added, and usage in gaps
   * follows the weekly pattern. Steps add up to the window exactly. Reads every sample of the
   * window, of the 28 days before it and of the two days after it, with one series in memory at a
   * time.
   */
  public UsageReport withEstimates(BalanceHistory history, Selection selection) {
    return new UsageReport(
        window, step, UsageReportEstimates.estimate(history, selection, this), true);
  }

  /** Returns the charts of the report. */
  public List<Chart> charts() {
    return UsageChartBuilder.build(this);
  }

  /** Returns the report as a table. */
  public Table table() {
    return UsageReportTable.build(this);
  }
}
