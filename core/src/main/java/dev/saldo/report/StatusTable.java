package dev.saldo.report;

import dev.saldo.report.Table.Column;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

final class StatusTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("account", "account"),
          Column.detail("provider", "provider"),
          Column.of("bucket", "bucket"),
          Column.of("amount", "balance"),
          Column.of("unitCode", "unit"),
          Column.of("usedPerDay", "used/day"),
          Column.of("runway", "days left"),
          Column.detail("runwayDaysEarly", "days early"),
          Column.detail("runwayDays", "days"),
          Column.detail("runwayDaysLate", "days late"),
          Column.detail("observedAt", "read at"),
          Column.of("ageSeconds", "age"),
          Column.picture("recent", "7 days"),
          Column.of("state", "state"),
          Column.detail("failure", "failure"));

  private StatusTable() {}

  static Table of(StatusReport report) {
    List<List<Cell>> rows = report.rows().stream().map(StatusTable::cells).toList();
    return new Table("Status", report.zone(), COLUMNS, rows);
  }

  private static List<Cell> cells(StatusReport.Row row) {
    Subject subject = row.subject();
    Long age = row.ageSeconds();
    return List.of(
        new Cell.Text(row.account()),
        new Cell.Text(row.provider()),
        new Cell.Text(subject == null ? "" : subject.bucket()),
        row.unlimited() ? new Cell.Unknown("unlimited") : Cell.figure(row.amount()),
        new Cell.Text(subject == null ? "" : subject.unit().code()),
        Cell.figure(row.usedPerDay()),
        row.runwayDays().p10() == null
            ? new Cell.Unknown("")
            : new Cell.Text(row.runwayDays().band()),
        Cell.figure(row.runwayDays().p10()),
        Cell.figure(row.runwayDays().p50()),
        Cell.figure(row.runwayDays().p90()),
        Cell.time(row.observedAt()),
        age == null ? new Cell.Unknown("") : new Cell.Span(Duration.ofSeconds(age)),
        new Cell.Course(row.recent()),
        new Cell.Text(row.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        new Cell.Text(row.failure() == null ? "" : row.failure()));
  }
}
