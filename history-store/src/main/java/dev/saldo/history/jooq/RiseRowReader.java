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

/** Reads the rises of many series; they are few. */
final class RiseRowReader {

  private static final int FEW = 500;

  private RiseRowReader() {}

  /** Reads the rises in {@code [from, to)}, in the order of the series and oldest first. */
  static List<Rise> rises(DSLContext sql, Selection selection, Instant from, Instant to) {
    Map<Long, SeriesKey> keys = SeriesIdReader.select(sql, selection);
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<SeriesKey, List<Rise>> found = new TreeMap<>(StoredSeries.ORDER);
    Collection<Long> narrowed = keys.size() > FEW ? List.of() : keys.keySet();
    try (ResultSet rows = select(sql, narrowed, from, to).fetchResultSet()) {
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

  /** Returns the statement, oldest first; it reads an index and nothing beside it. */
  static ResultQuery<Record4<Long, Instant, Instant, BigDecimal>> select(
      DSLContext sql, Collection<Long> narrowed, Instant from, Instant to) {
    Condition series = narrowed.isEmpty() ? DSL.noCondition() : RISE.SERIES_ID.in(narrowed);
    return sql.select(RISE.SERIES_ID, RISE.AFTER, RISE.OBSERVED_AT, RISE.AMOUNT)
        .from(RISE)
        .where(RISE.OBSERVED_AT.ge(from))
        .and(RISE.OBSERVED_AT.lt(to))
        .and(series)
        .orderBy(RISE.OBSERVED_AT);
  }
}
