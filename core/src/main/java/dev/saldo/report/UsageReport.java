package dev.saldo.report;

import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.usage.LevelChange;
import dev.saldo.usage.Step;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
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
   * @param amountBefore the amount before the latest readings, on which the usage depends, if they
   *     look like a glitch that no later one confirms or takes back yet; null otherwise
   */
  public record Row(
      ReportSubject subject,
      Usage usage,
      @Nullable UsageEstimate estimate,
      @Nullable BigDecimal amountBefore) {

    /** Creates a row without an estimate, whose readings are confirmed. */
    public Row(ReportSubject subject, Usage usage) {
      this(subject, usage, null);
    }

    /** Creates a row whose readings are confirmed. */
    public Row(ReportSubject subject, Usage usage, @Nullable UsageEstimate estimate) {
      this(subject, usage, estimate, null);
    }

    /** Returns whether the usage depends on a reading that looks like a glitch. */
    public boolean unconfirmed() {
      return amountBefore != null;
    }

    Row with(@Nullable UsageEstimate newEstimate) {
      return new Row(subject, usage, newEstimate, amountBefore);
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
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.ofWindow(history, selection, found);
    for (SeriesSampleNeighbours series : found) {
      ReportSubject subject = ReportSubject.of(series.series());
      int end = 1;
      for (Usage usage : usages(series, changes)) {
        BigDecimal before = amountBefore(series.series(), series.brackets().get(end++));
        rows.add(new Row(subject, usage, null, before));
      }
    }
    return new UsageReport(window, step, rows);
  }

  /** Returns the usage between each two edges of a series, as the vendor states levels. */
  static List<Usage> usages(SeriesSampleNeighbours series, ClassifiedChangeFinder changes) {
    List<LevelChange> corrections = changes.corrections(series.series().key());
    List<SampleNeighbours> brackets = series.brackets();
    List<Usage> usages = new ArrayList<>();
    for (int i = 1; i < brackets.size(); i++) {
      Usage usage = Usage.between(brackets.get(i - 1), brackets.get(i), corrections);
      usages.add(usage.asStated(series.series().key().meaning()));
    }
    return usages;
  }

  /** Returns the amount before a glitch that the level at the end of a step may follow from. */
  static @Nullable BigDecimal amountBefore(Series series, SampleNeighbours end) {
    TotalledSample before = end.atOrBefore();
    boolean exact = before != null && before.observedAt().equals(end.at());
    TotalledSample last = exact || end.after() == null ? before : end.after();
    return last == null ? null : series.amountBefore(last).orElse(null);
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
