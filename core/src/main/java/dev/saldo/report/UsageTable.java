package dev.saldo.report;

import dev.saldo.report.UsageReport.Row;
import dev.saldo.runway.UseEstimate;
import dev.saldo.usage.Step;

/**
 * The table of a usage report. Estimates are next to the use that was seen, and what is not about
 * use makes room for them.
 */
final class UsageTable {

  private static final TableColumns<UseEstimate> ESTIMATES =
      TableColumns.<UseEstimate>begin()
          .calculated("estimatedUsed", "est. used", UseEstimate::used)
          .calculated("hidden", "hidden", UseEstimate::hidden)
          .detailIfZero()
          .calculated("inGaps", "in gaps", UseEstimate::inGaps)
          .detailIfZero();

  private UsageTable() {}

  static Table build(UsageReport report) {
    Step step = report.step();
    boolean estimated = report.estimated();
    return UsageColumns.SUBJECT
        .from(Row::subject)
        .and(UsageColumns.used(step, estimated).from(Row::usage))
        .andIf(estimated, ESTIMATES.fromNullable(Row::estimate))
        .and(UsageColumns.others(step, estimated).from(Row::usage))
        .and(UsageColumns.QUALITY.from(Row::usage))
        .table("Usage", report.window().zone(), report.rows());
  }
}
