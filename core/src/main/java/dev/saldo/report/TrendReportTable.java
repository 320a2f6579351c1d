package dev.saldo.report;

import dev.saldo.report.TrendReport.Course;
import dev.saldo.usage.TrendStep;
import java.util.ArrayList;
import java.util.List;

/** The table of a trend report, one row per step. */
final class TrendReportTable {

  /**
   * A row of the table.
   *
   * @param picture the course to which the step belongs
   */
  private record Line(ReportSubject subject, Cell picture, TrendStep step) {}

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
        .table("Trend", report.window().zone(), lines(report));
  }

  private static List<Line> lines(TrendReport report) {
    List<Line> lines = new ArrayList<>();
    for (Course course : report.courses()) {
      Cell picture = new Cell.Course(course.closings());
      course.steps().forEach(step -> lines.add(new Line(course.subject(), picture, step)));
    }
    return lines;
  }
}
