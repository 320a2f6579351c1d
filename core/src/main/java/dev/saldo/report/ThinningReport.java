package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesThinningResult;
import java.util.List;

/**
 * What thinning a history does, series by series.
 *
 * @param retention what is kept
 * @param outcome whether it was done or only planned
 * @param rows the series, in the order of the history
 */
public record ThinningReport(
    RetentionPolicy retention, Outcome outcome, List<SeriesThinningResult> rows) {

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
      BalanceHistory history, Selection selection, RetentionPolicy retention) {
    return new ThinningReport(
        retention, Outcome.PLANNED, history.planThinning(selection, retention));
  }

  /** Lets samples go. */
  public static ThinningReport done(
      BalanceHistory history, Selection selection, RetentionPolicy retention) {
    return new ThinningReport(retention, Outcome.DONE, history.thin(selection, retention));
  }

  /** Returns how many samples go or went. */
  public long removed() {
    return rows.stream().mapToLong(SeriesThinningResult::removed).sum();
  }

  /** Returns how many samples before {@link RetentionPolicy#until} stay. */
  public long kept() {
    return rows.stream().mapToLong(SeriesThinningResult::kept).sum();
  }

  public Table table() {
    return ThinningReportTable.build(this);
  }
}
