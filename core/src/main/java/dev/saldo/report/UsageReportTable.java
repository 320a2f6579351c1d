package dev.saldo.report;

import dev.saldo.report.UsageReport.Row;
import dev.saldo.runway.UsageEstimate;
import dev.saldo.usage.Step;

/**
 * The table of a usage report. Estimates are next to the observed usage, and columns about other
 * figures make room for them.
 */
final class UsageReportTable {

  private static final TableColumns<UsageEstimate> ESTIMATES =
      TableColumns.<UsageEstimate>begin()
          .calculated("estimatedUsed", "est. used", UsageEstimate::used)
          .calculated("hidden", "hidden", UsageEstimate::hidden)
          .detailIfZero()
          .calculated("inGaps", "in gaps", UsageEstimate::inGaps)
          .detailIfZero();

  private static final TableColumns<YearlyUsageReport.Row> YEAR_BEFORE =
      TableColumns.<YearlyUsageReport.Row>begin()
          .time("yearBeforeFrom", "before from", YearlyUsageReport.Row::from)
          .detail()
          .time("yearBeforeTo", "before to", YearlyUsageReport.Row::to)
          .detail()
          .calculated("usedYearBefore", "year before", YearlyUsageReport.Row::usedBefore)
          .calculated("change", "change", YearlyUsageReport.Row::change)
          .number("changePercent", "change %", YearlyUsageReport.Row::changePercent)
          .word("compared", "compared", YearlyUsageReport.Row::basis);

  private UsageReportTable() {}

  static Table build(UsageReport report) {
    Step step = report.step();
    boolean estimated = report.estimated();
    return UsageReportColumns.SUBJECT
        .from(Row::subject)
        .and(UsageReportColumns.used(step, estimated).from(Row::usage))
        .andIf(estimated, ESTIMATES.fromNullable(Row::estimate))
        .and(UsageReportColumns.others(report.window(), step, estimated).from(Row::usage))
        .and(UsageReportColumns.quality(step).from(Row::usage))
        .and(unconfirmed(report.rows().stream().noneMatch(Row::unconfirmed)))
        .table("Usage", report.window().zone(), report.rows());
  }

  /** Returns the table with the year before; what is less important for that is a detail. */
  static Table build(YearlyUsageReport report) {
    UsageReport usage = report.report();
    Step step = usage.step();
    return UsageReportColumns.SUBJECT
        .from(Row::subject)
        .and(UsageReportColumns.used(step, true).from(Row::usage))
        .from(YearlyUsageReport.Row::current)
        .and(YEAR_BEFORE)
        .and(
            TableColumns.<Row>begin()
                .andIf(usage.estimated(), ESTIMATES.fromNullable(Row::estimate))
                .and(UsageReportColumns.others(usage.window(), step, true).from(Row::usage))
                .and(UsageReportColumns.quality(step).from(Row::usage))
                .and(unconfirmed(usage.rows().stream().noneMatch(Row::unconfirmed)))
                .from(YearlyUsageReport.Row::current))
        .table("Usage, year on year", usage.window().zone(), report.rows());
  }

  private static TableColumns<Row> unconfirmed(boolean none) {
    return TableColumns.<Row>begin()
        .stated("amountBefore", "unconfirmed, was", Row::amountBefore)
        .detailIf(none);
  }
}
