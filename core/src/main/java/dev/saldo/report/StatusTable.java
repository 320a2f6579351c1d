package dev.saldo.report;

import dev.saldo.report.Cell.Severity;
import dev.saldo.report.StatusReport.Row;
import java.time.Duration;

/** The table of a status report. */
final class StatusTable {

  private static final TableColumns<Subject> BUCKET =
      TableColumns.<Subject>begin().text("bucket", "bucket", Subject::bucket);

  private static final TableColumns<Subject> UNIT =
      TableColumns.<Subject>begin().text("unitCode", "unit", subject -> subject.unit().code());

  private static final TableColumns<RunwayDays> RUNWAY =
      TableColumns.<RunwayDays>begin()
          .cell("runway", "days left", StatusTable::band)
          .stated("runwayDaysEarly", "days early", RunwayDays::p10)
          .detail()
          .stated("runwayDays", "days", RunwayDays::p50)
          .detail()
          .stated("runwayDaysLate", "days late", RunwayDays::p90)
          .detail();

  private static final TableColumns<Row> COLUMNS =
      TableColumns.<Row>begin()
          .text("account", "account", Row::account)
          .text("provider", "provider", Row::provider)
          .detail()
          .and(BUCKET.fromNullable(Row::subject))
          .cell("amount", "balance", StatusTable::amount)
          .and(UNIT.fromNullable(Row::subject))
          .rate("usedPerDay", "used/day", Row::usedPerDay)
          .and(RUNWAY.from(Row::runwayDays))
          .time("observedAt", "read at", Row::observedAt)
          .detail()
          .cell("ageSeconds", "age", StatusTable::age)
          .cell("recent", "7 days", row -> new Cell.Course(row.recent()))
          .picture()
          .cell("state", "state", row -> Cell.Status.of(row.state(), severity(row.state())))
          .text("failure", "failure", Row::failure)
          .detail();

  private StatusTable() {}

  static Table build(StatusReport report) {
    return COLUMNS.table("Status", report.zone(), report.rows());
  }

  private static Cell amount(Row row) {
    return row.unlimited() ? new Cell.Unknown("unlimited") : Cell.figure(row.amount());
  }

  private static Cell band(RunwayDays days) {
    return days.p10() == null ? new Cell.Unknown("") : new Cell.Text(days.band());
  }

  private static Cell age(Row row) {
    Long age = row.ageSeconds();
    return age == null ? new Cell.Unknown("") : new Cell.Span(Duration.ofSeconds(age));
  }

  private static Severity severity(State state) {
    return switch (state) {
      case NEVER_READ -> Severity.PENDING;
      case FAILING -> Severity.FAILURE;
      case STALE, LOW -> Severity.WARNING;
      case UNLIMITED, OK -> Severity.NORMAL;
    };
  }
}
