package dev.saldo.report;

import dev.saldo.report.Cell.Severity;
import dev.saldo.report.StatusReport.Latest;
import dev.saldo.report.StatusReport.Row;
import java.util.List;

/** The table of a status report. */
final class StatusReportTable {

  private static final TableColumns<Latest> LATEST =
      TableColumns.<Latest>begin()
          .text("bucket", "bucket", latest -> latest.subject().bucket())
          .amount("amount", "balance", Latest::amount)
          .text("unitCode", "unit", latest -> latest.subject().unit().code())
          .rate("usedPerDay", "used/day", Latest::usedPerDay)
          .cell("runway", "days left", latest -> band(latest.runwayDays()))
          .stated("runwayDaysEarly", "days p10", latest -> latest.runwayDays().p10())
          .detail()
          .stated("runwayDays", "days", latest -> latest.runwayDays().p50())
          .detail()
          .stated("runwayDaysLate", "days p90", latest -> latest.runwayDays().p90())
          .detail()
          .time("observedAt", "read at", Latest::observedAt)
          .detail()
          .cell("ageSeconds", "age", latest -> new Cell.Span(latest.age()));

  private static final TableColumns<Row> COLUMNS =
      TableColumns.<Row>begin()
          .text("account", "account", Row::account)
          .text("provider", "provider", Row::provider)
          .detail()
          .and(LATEST.fromNullable(row -> row.latest().orElse(null)))
          .cell("recent", "7 days", StatusReportTable::recent)
          .picture()
          .cell("state", "state", row -> Cell.Status.of(row.state(), severity(row.state())))
          .text("failure", "failure", Row::failure)
          .detail();

  private StatusReportTable() {}

  static Table build(StatusReport report) {
    return COLUMNS.table("Status", report.zone(), report.rows());
  }

  private static Cell band(RunwayDayRange days) {
    return days.p10() == null ? new Cell.Unknown("") : new Cell.Text(days.band());
  }

  private static Cell recent(Row row) {
    return new Cell.Course(row.latest().map(Latest::recent).orElse(List.of()));
  }

  private static Severity severity(BucketState state) {
    return switch (state) {
      case NEVER_READ, RETIRED, NOT_CONFIGURED, CLOSED -> Severity.PENDING;
      case FAILING -> Severity.FAILURE;
      case STALE, LOW -> Severity.WARNING;
      case UNLIMITED, OK -> Severity.NORMAL;
    };
  }
}
