package dev.saldo.history.jooq;

import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.history.jooq.integrity.AccountRowVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verifies series of a history, one after the other, and repairs what is derived if asked. */
final class HistoryVerifier {

  private final HistoryDatabase database;
  private final boolean repair;

  HistoryVerifier(HistoryDatabase database, boolean repair) {
    this.database = database;
    this.repair = repair;
  }

  HistoryVerification verify(Selection selection) {
    long samples = 0;
    Map<Long, SeriesKey> all = database.read(sql -> SeriesIdReader.select(sql, selection));
    List<HistoryDamage> damage =
        new ArrayList<>(
            database.read(sql -> new AccountRowVerifier(sql, all.values()).verify(selection)));
    List<Map.Entry<Long, SeriesKey>> ordered =
        all.entrySet().stream().sorted(Map.Entry.comparingByValue(StoredSeries.ORDER)).toList();
    for (Map.Entry<Long, SeriesKey> series : ordered) {
      HistoryVerification found = verify(series);
      samples += found.samples();
      boolean repairs = repair && !found.isIntact() && found.isDerived();
      damage.addAll(repairs ? repair(series, found) : found.damage());
    }
    return new HistoryVerification(all.size(), samples, damage);
  }

  private HistoryVerification verify(Map.Entry<Long, SeriesKey> series) {
    return database.read(sql -> new SeriesVerifier(sql, series.getKey(), series.getValue()).run());
  }

  private List<HistoryDamage> repair(Map.Entry<Long, SeriesKey> series, HistoryVerification found) {
    database.write(
        (sql, ledger) -> {
          new SeriesVerifier(sql, series.getKey(), series.getValue()).repair();
          return ledger;
        });
    return verify(series).isIntact()
        ? found.damage().stream().map(HistoryDamage::asRepaired).toList()
        : found.damage();
  }
}
