package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.column.SelectionCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Reads the ids and keys of series, damaged or not, without their samples. */
final class SeriesIdReader {

  private static final List<Field<?>> KEY =
      List.of(
          ACCOUNT.NAME,
          SERIES.PROVIDER,
          SERIES.BUCKET,
          SERIES.UNIT_KIND,
          SERIES.UNIT_CODE,
          SERIES.MEANS);

  private SeriesIdReader() {}

  static Map<Long, SeriesKey> select(DSLContext sql, Selection selection) {
    Map<Long, SeriesKey> keys = new HashMap<>();
    sql.select(SERIES.ID)
        .select(KEY)
        .from(SERIES)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SERIES.ACCOUNT_ID))
        .where(SelectionCondition.both(selection, SERIES.PROVIDER))
        .forEach(row -> keys.put(row.get(SERIES.ID), key(row)));
    return keys;
  }

  private static SeriesKey key(Record row) {
    return new SeriesKey(
        row.get(ACCOUNT.NAME),
        row.get(SERIES.PROVIDER),
        row.get(SERIES.BUCKET),
        row.get(SERIES.UNIT_KIND),
        row.get(SERIES.UNIT_CODE),
        row.get(SERIES.MEANS));
  }
}
