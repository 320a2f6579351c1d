package dev.saldo.app.verify;

import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.SeriesKey;
import dev.saldo.report.Table;
import dev.saldo.report.TableColumns;
import java.time.ZoneId;

/** The damage that a verification of a history found. Immutable and thread-safe. */
public record DamageReport(HistoryVerification verification, ZoneId zone) {

  private static final TableColumns<SeriesKey> SERIES =
      TableColumns.<SeriesKey>begin()
          .text("account", "account", SeriesKey::account)
          .text("provider", "provider", SeriesKey::provider)
          .detail()
          .text("bucket", "bucket", SeriesKey::bucket)
          .word("unitKind", "kind", SeriesKey::unitKind)
          .detail()
          .text("unitCode", "unit", SeriesKey::unitCode);

  private static final TableColumns<HistoryDamage> COLUMNS =
      SERIES
          .from(HistoryDamage::series)
          .time("at", "at", HistoryDamage::at)
          .text("problem", "problem", HistoryDamage::problem)
          .flag("derived", "derived", HistoryDamage::derived)
          .detail()
          .flag("repaired", "repaired", HistoryDamage::repaired);

  /** Returns the report as a table. */
  public Table table() {
    return COLUMNS.table("Damage", zone, verification.damage());
  }
}
