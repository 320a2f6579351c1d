package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.RISE;

import dev.saldo.history.Rise;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.integrity.RowChecksum;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** Reads the rises of many series at once; even many series have few rises. */
final class RiseRowReader {

  /** The columns that {@link #read} takes in this order. */
  static final List<Field<?>> COLUMNS =
      List.of(RISE.AFTER, RISE.OBSERVED_AT, RISE.AMOUNT, RISE.CHECKSUM);

  private static final int FEW = 500;

  private RiseRowReader() {}

  /** Returns the rises in {@code [begin, end)}, ordered by series, oldest first. */
  static List<Rise> rises(DSLContext sql, Selection selection, Instant begin, Instant end) {
    Instant from = ColumnInstants.atOrAfter(begin);
    Instant to = ColumnInstants.atOrAfter(end);
    List<StoredSeries> series = StoredSeries.select(sql, selection);
    if (series.isEmpty()) {
      return List.of();
    }
    Map<Long, List<Rise>> found = read(sql, series, from, to);
    requireComplete(sql, series, found, from, to);
    return series.stream()
        .flatMap(kept -> found.getOrDefault(kept.id(), List.of()).stream())
        .toList();
  }

  private static Map<Long, List<Rise>> read(
      DSLContext sql, List<StoredSeries> series, Instant from, Instant to) {
    Map<Long, SeriesKey> keys =
        series.stream().collect(Collectors.toMap(StoredSeries::id, StoredSeries::key));
    Collection<Long> seriesIds = keys.size() > FEW ? List.of() : keys.keySet();
    Map<Long, List<Rise>> found = new HashMap<>();
    try (ResultSet rows = select(sql, seriesIds, from, to).fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        long id = row.number();
        SeriesKey key = keys.get(id);
        if (key != null) {
          found.computeIfAbsent(id, unused -> new ArrayList<>()).add(read(id, row, key));
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return found;
  }

  /** Reads the {@link #COLUMNS} of a rise. */
  static Rise read(long seriesId, ResultRowReader row, SeriesKey key) throws SQLException {
    Instant after = row.instant();
    Instant at = row.instant();
    BigDecimal amount = row.decimal();
    RowChecksum.require(row.checksum(), "rise", at, seriesId, at, after, amount);
    return new Rise(key, after, at, amount);
  }

  /** Returns the rises of a series, oldest first. */
  static List<Rise> all(DSLContext sql, SeriesKey key, long seriesId) {
    List<Rise> all = new ArrayList<>();
    try (ResultSet rows =
        sql.select(COLUMNS)
            .from(RISE)
            .where(RISE.SERIES_ID.eq(seriesId))
            .orderBy(RISE.SERIES_ID, RISE.OBSERVED_AT)
            .fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        all.add(read(seriesId, row, key));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return all;
  }

  /** Refuses rises whose sum differs from the increase of the series in {@code [from, to)}. */
  private static void requireComplete(
      DSLContext sql,
      List<StoredSeries> series,
      Map<Long, List<Rise>> found,
      Instant from,
      Instant to) {
    List<Instant> edges = List.of(from.minusMillis(1), to.minusMillis(1));
    List<SeriesSampleNeighbours> risen = SampleNeighbourReader.find(sql, series, edges);
    for (int i = 0; i < series.size(); i++) {
      List<SampleNeighbours> brackets = risen.get(i).brackets();
      BigDecimal expected = risen(brackets.getLast()).subtract(risen(brackets.getFirst()));
      BigDecimal sum =
          found.getOrDefault(series.get(i).id(), List.of()).stream()
              .map(Rise::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      requireSum(series.get(i), sum, expected);
    }
  }

  static BigDecimal risen(SampleNeighbours edge) {
    TotalledSample before = edge.atOrBefore();
    return before == null ? BigDecimal.ZERO : before.totals().risen();
  }

  static void requireSum(StoredSeries series, BigDecimal sum, BigDecimal expected) {
    if (sum.compareTo(expected) != 0) {
      throw series.check().refusal("its rises add up to %s instead of %s".formatted(sum, expected));
    }
  }

  /** Returns the statement, oldest first; it reads nothing but an index. */
  static ResultQuery<Record> select(
      DSLContext sql, Collection<Long> seriesIds, Instant from, Instant to) {
    Condition series = seriesIds.isEmpty() ? DSL.noCondition() : RISE.SERIES_ID.in(seriesIds);
    return sql.select(RISE.SERIES_ID)
        .select(COLUMNS)
        .from(RISE)
        .where(RISE.OBSERVED_AT.ge(from))
        .and(RISE.OBSERVED_AT.lt(to))
        .and(series)
        .orderBy(RISE.OBSERVED_AT);
  }
}
