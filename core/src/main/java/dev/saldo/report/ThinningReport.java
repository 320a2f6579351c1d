package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Retention;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.Thinning;
import dev.saldo.report.Table.Column;
import java.util.List;
import java.util.Locale;

/**
 * What thinning a history does, series by series.
 *
 * @param retention what is kept
 * @param outcome whether it was done or only planned
 * @param rows the series, in the order of the history
 */
public record ThinningReport(Retention retention, Outcome outcome, List<Thinning> rows) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("account", "account"),
          Column.detail("provider", "provider"),
          Column.of("bucket", "bucket"),
          Column.detail("unitKind", "kind"),
          Column.of("unitCode", "unit"),
          Column.of("kept", "kept"),
          Column.of("removed", "removed"));

  /** Whether samples went. */
  public enum Outcome {
    /** They would go. */
    PLANNED,
    /** They went. */
    DONE
  }

  public ThinningReport {
    rows = List.copyOf(rows);
  }

  /** Asks what would go. */
  public static ThinningReport planned(
      BalanceHistory history, Selection selection, Retention retention) {
    return new ThinningReport(
        retention, Outcome.PLANNED, history.planThinning(selection, retention));
  }

  /** Lets samples go. */
  public static ThinningReport done(
      BalanceHistory history, Selection selection, Retention retention) {
    return new ThinningReport(retention, Outcome.DONE, history.thin(selection, retention));
  }

  /** Returns how many samples go or went. */
  public long removed() {
    return rows.stream().mapToLong(Thinning::removed).sum();
  }

  /** Returns how many samples before {@link Retention#until} stay. */
  public long kept() {
    return rows.stream().mapToLong(Thinning::kept).sum();
  }

  public Table table() {
    String title = outcome == Outcome.DONE ? "Thinned" : "Thinning, not done yet";
    return new Table(
        title, retention.zone(), COLUMNS, rows.stream().map(ThinningReport::cells).toList());
  }

  private static List<Cell> cells(Thinning row) {
    SeriesKey series = row.series();
    return List.of(
        new Cell.Text(series.account()),
        new Cell.Text(series.provider()),
        new Cell.Text(series.bucket()),
        new Cell.Text(series.unitKind().name().toLowerCase(Locale.ROOT)),
        new Cell.Text(series.unitCode()),
        new Cell.Count(row.kept()),
        new Cell.Count(row.removed()));
  }
}
