package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesThinningResult;
import java.util.List;

/**
 * A report of the effect of thinning a history, one row per series. Immutable and thread-safe.
 *
 * @param retention the retention policy
 * @param outcome whether samples were deleted or are only planned to be
 * @param rows the results per series, in the order of the history
 */
public record ThinningReport(
    RetentionPolicy retention, Outcome outcome, List<SeriesThinningResult> rows) {

  private static final TableColumns<SeriesKey> SERIES =
      TableColumns.<SeriesKey>begin()
          .text("account", "account", SeriesKey::account)
          .text("provider", "provider", SeriesKey::provider)
          .detail()
          .text("bucket", "bucket", SeriesKey::bucket)
          .word("unitKind", "kind", SeriesKey::unitKind)
          .detail()
          .text("unitCode", "unit", SeriesKey::unitCode);

  private static final TableColumns<SeriesThinningResult> COLUMNS =
      SERIES
          .from(SeriesThinningResult::series)
          .count("kept", "kept", SeriesThinningResult::kept)
          .count("removed", "removed", SeriesThinningResult::removed);

  /** The stage of the thinning. */
  public enum Outcome {
    /** Samples would be deleted. */
    PLANNED,
    /** Samples were deleted. */
    DONE
  }

  public ThinningReport {
    rows = List.copyOf(rows);
  }

  /** Returns what thinning would delete, without deleting it. */
  public static ThinningReport planned(
      BalanceHistory history, Selection selection, RetentionPolicy retention) {
    return new ThinningReport(
        retention, Outcome.PLANNED, history.planThinning(selection, retention));
  }

  /** Deletes samples and returns the result. */
  public static ThinningReport done(
      BalanceHistory history, Selection selection, RetentionPolicy retention) {
    return new ThinningReport(retention, Outcome.DONE, history.thin(selection, retention));
  }

  /** Returns the number of samples that are or would be deleted. */
  public long removed() {
    return rows.stream().mapToLong(SeriesThinningResult::removed).sum();
  }

  /** Returns the number of samples before {@link RetentionPolicy#until} that are retained. */
  public long kept() {
    return rows.stream().mapToLong(SeriesThinningResult::kept).sum();
  }

  /** Returns the report as a table. */
  public Table table() {
    String title = outcome == Outcome.DONE ? "Thinned" : "Planned thinning";
    return COLUMNS.table(title, retention.zone(), rows);
  }
}
