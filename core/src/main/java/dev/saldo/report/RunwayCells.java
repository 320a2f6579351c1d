package dev.saldo.report;

import dev.saldo.report.Table.Column;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
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
          Column.of("runwayDays", "days"),
          Column.of("p10", "from"),
          Column.of("p50", "empty at"),
          Column.of("p90", "to"),
          Column.of("status", "state"),
          Column.detail("reason", "why"));

  private static final Cell FAR = new Cell.Unknown("> 1 year");

  private RunwayCells() {}

  static List<Cell> of(RunwayReport.Row row) {
    Runway runway = row.runway();
    Band band = runway.emptyAt();
    return List.of(
        runway.state() == Runway.State.UNLIMITED
            ? new Cell.Unknown("unlimited")
            : Cell.figure(row.balance()),
        Cell.figure(runway.rates() == null ? null : runway.rates().now()),
        band != null && band.p50() == null ? FAR : Cell.figure(RunwayDays.of(runway).p50()),
        edge(band, band == null ? null : band.p10()),
        edge(band, band == null ? null : band.p50()),
        edge(band, band == null ? null : band.p90()),
        new Cell.Text(runway.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        new Cell.Text(runway.reason()));
  }

  private static Cell edge(@Nullable Band band, @Nullable Instant at) {
    return band != null && at == null ? FAR : Cell.time(at);
  }
}
