package dev.saldo.report;

import dev.saldo.report.Cell.Severity;
import dev.saldo.report.StatusReport.Latest;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.report.StatusReport.Row;
import java.util.List;

/** The table of a status report. */
final class StatusReportTable {

  private static final TableColumns<Latest> LATEST =
      TableColumns.<Latest>begin()
          .text("bucket", "bucket", latest -> latest.subject().bucket())
          .amount("amount", "balance", Latest::amount)
          .unit(latest -> latest.subject().unitCell())
          .word("means", "means", latest -> latest.subject().meaning())
          .file()
          .rate("usedPerDay", "used/day 7d", Latest::usedPerDay)
          .spare()
          .cell("runway", "days left", latest -> band(latest.runwayDays()))
          .number("runwayDaysEarly", "days p10", latest -> latest.runwayDays().p10())
          .detail()
          .number("runwayDays", "days", latest -> latest.runwayDays().p50())
          .detail()
          .number("runwayDaysLate", "days p90", latest -> latest.runwayDays().p90())
          .detail()
          .time("observedAt", "read at", Latest::observedAt)
          .detail()
          .cell("ageSeconds", "age", latest -> new Cell.Span(latest.age()))
          .spare();

  private static final TableColumns<Row> STATE =
      TableColumns.<Row>begin()
          .text("account", "account", Row::account)
          .text("provider", "provider", Row::provider)
          .detail()
          .and(LATEST.fromNullable(row -> row.latest().orElse(null)))
          .cell("recent", "7 days", StatusReportTable::recent)
          .picture()
          .cell("state", "state", row -> Cell.Status.of(row.state(), severity(row.state())))
          .cell(
              "reading", "reading", row -> Cell.Status.of(row.reading(), severity(row.reading())));

  private static final TableColumns<Row> FAILURE =
      TableColumns.<Row>begin().text("failure", "failure", Row::failure).detail();

  private StatusReportTable() {}

  /** Shows the state of the readings where it says more than the state of the bucket. */
  static Table build(StatusReport report) {
    boolean isHidden =
        report.rows().stream()
            .noneMatch(row -> row.state() == BucketState.LOW && row.reading() != ReadingState.OK);
    boolean hasTerms =
        report.rows().stream()
            .flatMap(row -> row.latest().stream())
            .anyMatch(latest -> latest.subject().hasTerms());
    boolean none =
        report.rows().stream()
            .noneMatch(row -> row.latest().map(Latest::unconfirmed).orElse(false));
    boolean current =
        report.rows().stream()
            .flatMap(row -> row.latest().stream())
            .allMatch(latest -> latest.vendorLag() == null);
    return (isHidden ? STATE.file() : STATE)
        .andIf(
            hasTerms,
            TermsColumns.COLUMNS.fromNullable(
                row -> row.latest().map(Latest::subject).orElse(null)))
        .and(FAILURE)
        .and(unconfirmed(none).fromNullable(row -> row.latest().orElse(null)))
        .and(vendorTime(current).fromNullable(row -> row.latest().orElse(null)))
        .table("Status", report.zone(), report.rows());
  }

  private static TableColumns<Latest> unconfirmed(boolean none) {
    return TableColumns.<Latest>begin()
        .stated("amountBefore", "unconfirmed, was", Latest::amountBefore)
        .detailIf(none);
  }

  private static TableColumns<Latest> vendorTime(boolean current) {
    return TableColumns.<Latest>begin()
        .time("vendorTime", "vendor's time", Latest::vendorTime)
        .detailIf(current);
  }

  private static Cell band(RunwayDayRange days) {
    return days.p10() == null ? new Cell.Unknown("") : new Cell.Text(days.band());
  }

  private static Cell recent(Row row) {
    return new Cell.Course(row.latest().map(Latest::recent).orElse(List.of()));
  }

  private static Severity severity(ReadingState reading) {
    return switch (reading) {
      case NEVER_READ -> Severity.PENDING;
      case FAILING -> Severity.FAILURE;
      case STALE -> Severity.WARNING;
      case OK -> Severity.NORMAL;
    };
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
