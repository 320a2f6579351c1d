package dev.saldo.report;

import dev.saldo.history.SeriesKey;
import dev.saldo.history.Thinning;
import dev.saldo.report.ThinningReport.Outcome;

/** The table of a thinning report. */
final class ThinningTable {

  private static final TableColumns<SeriesKey> SERIES =
      TableColumns.<SeriesKey>begin()
          .text("account", "account", SeriesKey::account)
          .text("provider", "provider", SeriesKey::provider)
          .detail()
          .text("bucket", "bucket", SeriesKey::bucket)
          .word("unitKind", "kind", SeriesKey::unitKind)
          .detail()
          .text("unitCode", "unit", SeriesKey::unitCode);

  private static final TableColumns<Thinning> COLUMNS =
      SERIES
          .from(Thinning::series)
          .count("kept", "kept", Thinning::kept)
          .count("removed", "removed", Thinning::removed);

  private ThinningTable() {}

  static Table build(ThinningReport report) {
    String title = report.outcome() == Outcome.DONE ? "Thinned" : "Thinning, not done yet";
    return COLUMNS.table(title, report.retention().zone(), report.rows());
  }
}
