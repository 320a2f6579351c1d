package dev.saldo.report;

import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import dev.saldo.runway.UseEstimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A usage report as a table. Estimates stand beside what was used, and what is not about use makes
 * room.
 */
final class UsageTable {

  private static final String USED = "used";
  private static final Set<String> MAKE_ROOM =
      Set.of("opening", "closing", "corrected", "usedPerDay");

  private final UsageReport report;

  private UsageTable(UsageReport report) {
    this.report = report;
  }

  static Table of(UsageReport report) {
    return new UsageTable(report).table();
  }

  private Table table() {
    List<Column> columns = new ArrayList<>(UsageCells.SUBJECT);
    columns.addAll(
        UsageCells.usage(report.step(), report.rows().stream().map(UsageReport.Row::usage)));
    columns.addAll(UsageCells.QUALITY);
    int place = columns.stream().map(Column::key).toList().indexOf(USED) + 1;
    if (report.estimated()) {
      columns.replaceAll(UsageTable::withLessRoom);
      columns.addAll(place, estimates());
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (UsageReport.Row row : report.rows()) {
      List<Cell> cells = new ArrayList<>(UsageCells.subject(row.subject()));
      cells.addAll(UsageCells.usage(row.usage()));
      cells.addAll(UsageCells.quality(row.usage()));
      if (report.estimated()) {
        cells.addAll(place, estimates(row));
      }
      rows.add(cells);
    }
    return new Table("Usage", report.window().zone(), columns, rows);
  }

  private static Column withLessRoom(Column column) {
    return MAKE_ROOM.contains(column.key())
        ? Column.detail(column.key(), column.heading())
        : column;
  }

  private List<Column> estimates() {
    return List.of(
        Column.of("estimatedUsed", "est. used"),
        new Column("hidden", "hidden", role(UseEstimate::hidden)),
        new Column("inGaps", "in gaps", role(UseEstimate::inGaps)));
  }

  /** A part of the estimates shows where there is any. */
  private Role role(Function<UseEstimate, BigDecimal> part) {
    boolean any =
        report.rows().stream()
            .map(UsageReport.Row::estimate)
            .anyMatch(estimate -> estimate != null && part.apply(estimate).signum() != 0);
    return any ? Role.ALWAYS : Role.DETAIL;
  }

  private static List<Cell> estimates(UsageReport.Row row) {
    UseEstimate estimate = row.estimate();
    return estimate == null
        ? List.of(Cell.figure(null), Cell.figure(null), Cell.figure(null))
        : List.of(
            Cell.figure(estimate.used()),
            Cell.figure(estimate.hidden()),
            Cell.figure(estimate.inGaps()));
  }
}
