package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.event.EarlierRiseMemory;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.stream.ListChunks;
import dev.saldo.history.jooq.terms.StatedTermsTable;
import dev.saldo.history.terms.StatedBucketTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The series that are written to, with their rows as last written. Not thread-safe. */
final class SeriesRowWriter {

  private final Map<SeriesKey, SeriesWriteState> open = new HashMap<>();
  private final Map<SeriesKey, BucketDescriptionRow> described = new HashMap<>();
  private final Set<Long> unsealed = new LinkedHashSet<>();
  private final Set<Long> untold = new HashSet<>();
  private final List<@Nullable Object[]> told = new ArrayList<>();

  void load(DSLContext sql, Collection<Long> accountIds) {
    for (List<Long> chunk : ListChunks.split(accountIds)) {
      for (StoredSeries kept : StoredSeries.ofAccounts(sql, chunk)) {
        open.put(kept.key(), new SeriesWriteState(kept));
        described.put(kept.key(), BucketDescriptionRow.of(kept.series()));
      }
    }
  }

  /** Returns the series with a key; inserts it if there is none. */
  SeriesWriteState open(DSLContext sql, SeriesKey key, long accountId, BucketDescriptionRow ifNew) {
    SeriesWriteState known = open.get(key);
    if (known != null) {
      return known;
    }
    SeriesWriteState created = new SeriesWriteState(insert(sql, key, accountId, ifNew), key);
    unsealed.add(created.id());
    untold.add(created.id());
    open.put(key, created);
    described.put(key, ifNew);
    return created;
  }

  /** Updates the description of a series if the vendor has changed it, at an instant. */
  void describe(DSLContext sql, SeriesWriteState series, BucketDescriptionRow current, Instant at) {
    BucketDescriptionRow before = described.put(series.key(), current);
    if (!current.equals(before)) {
      update(sql, series.id(), current);
      unsealed.add(series.id());
    }
    StatedBucketTerms stated = current.stated(at);
    boolean isNew = untold.remove(series.id()) || before == null;
    if (!stated.isSame(isNew ? StatedBucketTerms.unknown(at) : before.stated(at))) {
      told.add(StatedTermsTable.values(series.id(), stated));
    }
  }

  /** Writes the changed terms, and the checksums of the rows that were inserted or updated. */
  void flush(DSLContext sql) {
    if (!told.isEmpty()) {
      StatementRowBatch insertions = StatedTermsTable.insertions(sql);
      told.forEach(insertions::add);
      insertions.flush();
      told.clear();
    }
    TableRowChecksum.DESCRIPTIONS.seal(sql, unsealed);
    unsealed.clear();
  }

  /** Updates a description, without its checksum. */
  static void update(DSLContext sql, long seriesId, BucketDescriptionRow current) {
    sql.update(SERIES)
        .set(SERIES.LABEL, current.label())
        .set(SERIES.RAW_CODE, current.rawCode())
        .set(SERIES.BILLING, current.terms().billing())
        .set(SERIES.CREDIT_LIMIT, current.terms().creditLimit())
        .set(SERIES.EXPIRES_AT, current.terms().expiresAt())
        .set(SERIES.DERIVED, current.derived())
        .set(SERIES.NOTES, current.notes().toArray(String[]::new))
        .where(SERIES.ID.eq(seriesId))
        .execute();
  }

  /** Forgets rises that can be read again, until at most so many are remembered. */
  void forgetRises(int most) {
    int remembered = 0;
    for (SeriesWriteState series : open.values()) {
      EarlierRiseMemory rises = series.rises();
      remembered += rises == null ? 0 : rises.size();
      if (remembered > most && rises != null) {
        remembered -= rises.size();
        series.rememberRises(null);
      }
    }
  }

  /** Forgets the recent levels, which can be read from the samples again. */
  void forgetLevels() {
    open.values().forEach(series -> series.remember(null));
  }

  int size() {
    return open.size();
  }

  private static long insert(
      DSLContext sql, SeriesKey key, long accountId, BucketDescriptionRow description) {
    return sql.insertInto(SERIES)
        .set(SERIES.ACCOUNT_ID, accountId)
        .set(SERIES.PROVIDER, key.provider())
        .set(SERIES.BUCKET, key.bucket())
        .set(SERIES.UNIT_KIND, key.unitKind())
        .set(SERIES.UNIT_CODE, key.unitCode())
        .set(SERIES.MEANS, key.meaning())
        .set(SERIES.LABEL, description.label())
        .set(SERIES.RAW_CODE, description.rawCode())
        .set(SERIES.BILLING, description.terms().billing())
        .set(SERIES.CREDIT_LIMIT, description.terms().creditLimit())
        .set(SERIES.EXPIRES_AT, description.terms().expiresAt())
        .set(SERIES.DERIVED, description.derived())
        .set(SERIES.NOTES, description.notes().toArray(String[]::new))
        .returningResult(SERIES.ID)
        .fetchSingle(row -> row.value1());
  }
}
