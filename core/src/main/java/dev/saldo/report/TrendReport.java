package dev.saldo.report;

import dev.saldo.account.Account;
import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.usage.Step;
import dev.saldo.usage.TrendCalculator;
import dev.saldo.usage.TrendStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report of the course of balances, one row per series and step. Immutable and thread-safe.
 *
 * @param window the window
 * @param step the division of the window
 * @param courses the courses, one per series, ordered by account, bucket and unit
 */
public record TrendReport(Window window, Step step, List<Course> courses) {

  /**
   * The course of one series.
   *
   * @param subject the series
   * @param steps its steps, oldest first, with the levels as stated
   * @param outlook the prediction; null if it was not requested or is not possible
   * @param amountBefore the amount before the latest readings, from which the last step may follow,
   *     if they look like a glitch and no later one shows whether they are one; null otherwise
   */
  public record Course(
      ReportSubject subject,
      List<TrendStep> steps,
      @Nullable Outlook outlook,
      @Nullable BigDecimal amountBefore) {

    public Course {
      steps = List.copyOf(steps);
    }

    /** Creates a confirmed course without a prediction. */
    public Course(ReportSubject subject, List<TrendStep> steps) {
      this(subject, steps, null, null);
    }

    /** Returns the amount before the unconfirmed ones, of a step; null if it is confirmed. */
    public @Nullable BigDecimal amountBefore(TrendStep step) {
      return step.equals(steps.getLast()) ? amountBefore : null;
    }

    /** Returns the closing levels, null where unknown. */
    public List<@Nullable BigDecimal> closings() {
      List<@Nullable BigDecimal> levels = new ArrayList<>();
      steps.forEach(step -> levels.add(step.usage().closing()));
      return levels;
    }
  }

  public TrendReport {
    courses = List.copyOf(courses);
  }

  /**
   * Creates the report from a history, one series at a time. Needs a few index lookups per step and
   * rise, or one pass over the samples if that is less.
   */
  public static TrendReport of(
      BalanceHistory history, Selection selection, Window window, Step step) {
    List<Instant> edges = step.edges(window.from(), window.to(), window.zone());
    List<Course> courses = new ArrayList<>();
    List<SeriesSampleNeighbours> found =
        history.brackets(selection, List.of(window.from(), window.to()));
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.of(history, selection, found);
    for (SeriesSampleNeighbours brackets : found) {
      Series series = brackets.series();
      try (Stream<TotalledSample> samples = history.outline(series.key(), edges)) {
        List<TrendStep> steps =
            TrendCalculator.calculate(samples.iterator(), edges, changes.corrections(series.key()));
        BigDecimal before = UsageReport.amountBefore(series, brackets.brackets().getLast());
        courses.add(new Course(ReportSubject.of(series), stated(steps, series), null, before));
      }
    }
    return new TrendReport(window, step, courses);
  }

  private static List<TrendStep> stated(List<TrendStep> steps, Series series) {
    return steps.stream().map(step -> step.asStated(series.key().meaning())).toList();
  }

  /**
   * Returns the report with predictions for the series whose last sample is in the window and whose
   * runway has a band. Reads the samples of the last 180 days of each. Only charts show the
   * predictions.
   *
   * @param configured the accounts of the configuration, whose poll intervals decide whether a
   *     sample is stale
   * @param now the current instant, UTC; the predictions start at it or at the end of the window if
   *     that is earlier
   */
  public TrendReport withOutlooks(
      BalanceHistory history, Selection selection, Collection<Account> configured, Instant now) {
    PollIntervals intervals = PollIntervals.of(configured, history.runwayMethod());
    Map<ReportSubject, Outlook> outlooks =
        TrendOutlookFinder.find(history, selection, intervals, window, now);
    return new TrendReport(
        window,
        step,
        courses.stream()
            .map(
                c ->
                    new Course(c.subject(), c.steps(), outlooks.get(c.subject()), c.amountBefore()))
            .toList());
  }

  /** Returns the charts of the report. */
  public List<Chart> charts() {
    return UsageChartBuilder.build(this);
  }

  /** Returns the report as a table. */
  public Table table() {
    return TrendReportTable.build(this);
  }
}
