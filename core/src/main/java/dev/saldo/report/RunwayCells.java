package dev.saldo.report;

import dev.saldo.report.Table.Column;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a runway. */
final class RunwayCells {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("balance", "balance"),
          Column.of("usedPerDay", "used/day"),
          Column.of("daysP10", "early"),
          Column.of("daysP50", "days"),
          Column.of("daysP90", "late"),
          Column.detail("p10", "empty from"),
          Column.detail("p50", "empty at"),
          Column.detail("p90", "empty by"),
          Column.of("status", "state"),
          Column.detail("reason", "why"));

  static final List<Column> TRACK_RECORD =
      List.of(
          Column.detail("answers", "answers judged"),
          Column.of("medianMiss", "missed by"),
          Column.of("insideBand", "in band"));

  private static final Cell FAR = new Cell.Unknown(">400");

  private RunwayCells() {}

  static List<Cell> of(RunwayReport.Row row) {
    Runway runway = row.runway();
    Band band = runway.emptyAt();
    RunwayDays days = RunwayDays.of(runway);
    Cell far = band == null ? new Cell.Unknown("") : FAR;
    return List.of(
        runway.state() == Runway.State.UNLIMITED
            ? new Cell.Unknown("unlimited")
            : Cell.figure(row.balance()),
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

  static List<Cell> trackRecord(@Nullable TrackRecord record) {
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
