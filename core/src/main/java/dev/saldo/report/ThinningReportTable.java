package dev.saldo.report;

import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.report.ThinningReport.Outcome;

/** The table of a thinning report. */
final class ThinningReportTable {

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

  private ThinningReportTable() {}

  static Table build(ThinningReport report) {
    String title = report.outcome() == Outcome.DONE ? "Thinned" : "Planned thinning";
    return COLUMNS.table(title, report.retention().zone(), report.rows());
  }
}
