package dev.saldo.report;

import dev.saldo.report.TrendReport.Course;
import dev.saldo.usage.TrendStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of a trend report, one row per step. */
final class TrendReportTable {

  /**
   * A row of the table.
   *
   * @param picture the course to which the step belongs
   * @param amountBefore the amount before the unconfirmed ones; null if there are none
   */
  private record Line(
      ReportSubject subject, Cell picture, TrendStep step, @Nullable BigDecimal amountBefore) {}

  private static final TableColumns<TrendStep> EXTREMES =
      TableColumns.<TrendStep>begin()
          .calculated("low", "low", TrendStep::low)
          .detail()
          .calculated("high", "high", TrendStep::high)
          .detail();

  private TrendReportTable() {}

  static Table build(TrendReport report) {
    return UsageReportColumns.SUBJECT
        .from(Line::subject)
        .cell("course", "course", Line::picture)
        .picture()
        .and(UsageReportColumns.used(report.step(), false).from(line -> line.step().usage()))
        .and(
            UsageReportColumns.others(report.window(), report.step(), false)
                .from(line -> line.step().usage()))
        .and(EXTREMES.from(Line::step))
        .and(UsageReportColumns.quality(report.step()).from(line -> line.step().usage()))
        .and(unconfirmed(report.courses().stream().allMatch(c -> c.amountBefore() == null)))
        .table("Trend", report.window().zone(), lines(report));
  }

  private static TableColumns<Line> unconfirmed(boolean none) {
    return TableColumns.<Line>begin()
        .stated("amountBefore", "unconfirmed, was", Line::amountBefore)
        .detailIf(none);
  }

  private static List<Line> lines(TrendReport report) {
    List<Line> lines = new ArrayList<>();
    for (Course course : report.courses()) {
      Cell picture = new Cell.Course(course.closings());
      for (TrendStep step : course.steps()) {
        lines.add(new Line(course.subject(), picture, step, course.amountBefore(step)));
      }
    }
    return lines;
  }
}
