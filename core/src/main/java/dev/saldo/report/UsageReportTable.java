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

  private static TableColumns<Row> unconfirmed(boolean none) {
    return TableColumns.<Row>begin()
        .stated("amountBefore", "unconfirmed, was", Row::amountBefore)
        .detailIf(none);
  }
}
