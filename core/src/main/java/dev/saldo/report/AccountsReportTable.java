package dev.saldo.report;

import dev.saldo.report.AccountsReport.Row;

/** The table of the accounts. */
final class AccountsReportTable {

  private static final TableColumns<Row> COLUMNS =
      TableColumns.<Row>begin()
          .text("account", "account", Row::account)
          .text("provider", "provider", Row::provider)
          .word("use", "use", Row::use)
          .count("buckets", "buckets", Row::buckets)
          .count("samples", "samples", Row::samples)
          .time("firstObservedAt", "first read at", Row::firstObservedAt)
          .time("lastObservedAt", "last read at", Row::lastObservedAt)
          .time("retiredAt", "retired at", Row::retiredAt)
          .detail();

  private AccountsReportTable() {}

  static Table build(AccountsReport report) {
    return COLUMNS.table("Accounts", report.zone(), report.rows());
  }
}
