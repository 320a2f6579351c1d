package dev.saldo.report;

import dev.saldo.report.Table.Column;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

final class RunwayTable {

  private static final Column BALANCE = Column.of("balance", "balance");
  private static final Column THRESHOLD = Column.of("threshold", "down to");
  private static final List<Column> ANSWER =
      List.of(
          Column.of("usedPerDay", "used/day"),
          Column.of("daysP10", "early"),
          Column.of("daysP50", "days"),
          Column.of("daysP90", "late"),
          Column.detail("p10", "empty from"),
          Column.detail("p50", "empty at"),
          Column.detail("p90", "empty by"),
          Column.of("status", "state"),
          Column.detail("reason", "why"));

  private static final List<Column> TRACK_RECORD =
      List.of(
          Column.detail("answers", "answers judged"),
          Column.of("medianMiss", "missed by"),
          Column.of("insideBand", "in band"));

  private static final Cell FAR = new Cell.Unknown(">400");

  private RunwayTable() {}

  /** Returns the table; a threshold and track records have columns only where somebody asked. */
  static Table of(RunwayReport report) {
    boolean hasThreshold = report.threshold().signum() != 0;
    boolean isJudged = report.rows().stream().anyMatch(row -> row.trackRecord() != null);
    List<Column> columns = new ArrayList<>(UsageCells.SUBJECT);
    columns.add(BALANCE);
    if (hasThreshold) {
      columns.add(THRESHOLD);
    }
    columns.addAll(ANSWER);
    if (isJudged) {
      columns.addAll(TRACK_RECORD);
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (RunwayReport.Row row : report.rows()) {
      List<Cell> cells = new ArrayList<>(UsageCells.subject(row.subject()));
      cells.add(balance(row));
      if (hasThreshold) {
        cells.add(Cell.figure(row.subject().derived() ? null : report.threshold()));
      }
      cells.addAll(answer(row.runway()));
      if (isJudged) {
        cells.addAll(trackRecord(row.trackRecord()));
      }
      rows.add(cells);
    }
    return new Table("Runway", report.zone(), columns, rows);
  }

  private static Cell balance(RunwayReport.Row row) {
    return row.runway().state() == Runway.State.UNLIMITED
        ? new Cell.Unknown("unlimited")
        : Cell.figure(row.balance());
  }

  private static List<Cell> answer(Runway runway) {
    Band band = runway.emptyAt();
    RunwayDays days = RunwayDays.of(runway);
    Cell far = band == null ? new Cell.Unknown("") : FAR;
    return List.of(
        Cell.figure(runway.rates() == null ? null : runway.rates().now()),
        days(days.p10(), far),
        days(days.p50(), far),
        days(days.p90(), far),
        time(band == null ? null : band.p10(), far),
        time(band == null ? null : band.p50(), far),
        time(band == null ? null : band.p90(), far),
        new Cell.Text(runway.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        new Cell.Text(runway.reason()));
  }

  private static List<Cell> trackRecord(@Nullable TrackRecord record) {
    return record == null
        ? List.of(new Cell.Unknown(""), new Cell.Unknown(""), new Cell.Unknown(""))
        : List.of(
            new Cell.Count(record.answers()),
            new Cell.Share(record.medianMiss()),
            new Cell.Share(record.insideBand()));
  }

  private static Cell days(@Nullable BigDecimal days, Cell instead) {
    return days == null ? instead : new Cell.Figure(days.setScale(1, RoundingMode.HALF_EVEN));
  }

  private static Cell time(@Nullable Instant at, Cell instead) {
    return at == null ? instead : new Cell.Time(at);
  }
}
