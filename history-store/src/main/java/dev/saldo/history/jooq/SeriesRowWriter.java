package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.SeriesKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** The series that are written to, as their rows say them. */
final class SeriesRowWriter {

  private final Map<SeriesKey, SeriesWriteState> open = new HashMap<>();
  private final Map<SeriesKey, BucketDescriptionRow> described = new HashMap<>();

  /** Reads the series of some accounts. */
  void load(DSLContext sql, Collection<Long> accountIds) {
    for (List<Long> some : ListChunks.split(accountIds)) {
      for (StoredSeries kept : StoredSeries.ofAccounts(sql, some)) {
        open.put(kept.key(), new SeriesWriteState(kept));
        described.put(kept.key(), BucketDescriptionRow.of(kept.series()));
      }
    }
  }

  /** Returns the series of a key, with a new row if it has none. */
  SeriesWriteState open(DSLContext sql, SeriesKey key, long accountId, BucketDescriptionRow ifNew) {
    SeriesWriteState known = open.get(key);
    if (known != null) {
      return known;
    }
    SeriesWriteState created = new SeriesWriteState(insert(sql, key, accountId, ifNew), key);
    open.put(key, created);
    described.put(key, ifNew);
    return created;
  }

  /** Makes the row of a series say what the vendor says now. */
  void describe(DSLContext sql, SeriesWriteState series, BucketDescriptionRow now) {
    if (!now.equals(described.put(series.key(), now))) {
      sql.update(SERIES)
          .set(SERIES.LABEL, now.label())
          .set(SERIES.RAW_CODE, now.rawCode())
          .set(SERIES.BILLING, now.terms().billing())
          .set(SERIES.CREDIT_LIMIT, now.terms().creditLimit())
          .set(SERIES.EXPIRES_AT, now.terms().expiresAt())
          .set(SERIES.DERIVED, now.derived())
          .set(SERIES.NOTES, now.notes().toArray(String[]::new))
          .where(SERIES.ID.eq(series.id()))
          .execute();
    }
  }

  /** Forgets what can be read back. */
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
