package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.RISE;

import dev.saldo.history.Rise;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.database.DatabaseErrors;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** Reads the rises of many series at once; even many series have few rises. */
final class RiseRowReader {

  private static final int FEW = 500;

  private RiseRowReader() {}

  /** Returns the rises in {@code [from, to)}, ordered by series, oldest first. */
  static List<Rise> rises(DSLContext sql, Selection selection, Instant from, Instant to) {
    Map<Long, SeriesKey> keys = SeriesIdReader.select(sql, selection);
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<SeriesKey, List<Rise>> found = new TreeMap<>(StoredSeries.ORDER);
    Collection<Long> seriesIds = keys.size() > FEW ? List.of() : keys.keySet();
    try (ResultSet rows = select(sql, seriesIds, from, to).fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        SeriesKey key = keys.get(row.number());
        if (key != null) {
          Rise rise = new Rise(key, row.instant(), row.instant(), row.decimal());
          found.computeIfAbsent(key, k -> new ArrayList<>()).add(rise);
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    return found.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the statement, oldest first; it reads nothing but an index. */
  static ResultQuery<Record4<Long, Instant, Instant, BigDecimal>> select(
      DSLContext sql, Collection<Long> seriesIds, Instant from, Instant to) {
    Condition series = seriesIds.isEmpty() ? DSL.noCondition() : RISE.SERIES_ID.in(seriesIds);
    return sql.select(RISE.SERIES_ID, RISE.AFTER, RISE.OBSERVED_AT, RISE.AMOUNT)
        .from(RISE)
        .where(RISE.OBSERVED_AT.ge(from))
        .and(RISE.OBSERVED_AT.lt(to))
        .and(series)
        .orderBy(RISE.OBSERVED_AT);
  }
}
