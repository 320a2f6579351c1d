package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads the recent levels of many series in two statements: for each, the last level before an
 * instant of its own and all levels after it. It is meant for a day or two, because all levels are
 * in memory at once.
 */
final class RecentLevelReader {

  private static final Sample INNER = SAMPLE.as("x");
  private static final Field<Long> SERIES_ID =
      DSL.field(DSL.name("m", "series_id"), SAMPLE.SERIES_ID.getDataType());
  private static final Field<Instant> BEGIN =
      DSL.field(DSL.name("m", "begin_at"), SAMPLE.OBSERVED_AT.getDataType());

  private final List<Long> ids = new ArrayList<>();
  private final List<Instant> begins = new ArrayList<>();
  private final Map<Long, Meaning> meanings = new HashMap<>();

  /** Adds a series to read, from an instant on. */
  void add(long seriesId, Meaning meaning, Instant from) {
    ids.add(seriesId);
    begins.add(from);
    meanings.put(seriesId, meaning);
  }

  /** Returns the levels up to an instant, by series and oldest first. */
  Map<Long, List<ObservedLevel>> read(DSLContext sql, Instant to) {
    Map<Long, List<ObservedLevel>> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    ids.forEach(id -> found.put(id, new ArrayList<>()));
    try (ResultSet rows = select(sql, to).fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        long id = row.number();
        Meaning meaning = meanings.getOrDefault(id, Meaning.REMAINING);
        found
            .getOrDefault(id, List.of())
            .add(ObservedLevel.of(row.instant(), row.decimalOrNull(), meaning));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    found.values().forEach(list -> list.sort(Comparator.comparing(ObservedLevel::at)));
    return found;
  }

  private Select<?> select(DSLContext sql, Instant to) {
    Instant[] starts = begins.toArray(Instant[]::new);
    Instant[] before = begins.stream().map(at -> at.minusMillis(1)).toArray(Instant[]::new);
    Long[] series = ids.toArray(Long[]::new);
    try (ResultSet rows = SeriesInstantReader.select(sql, series, before).fetchResultSet()) {
      while (rows.next()) {
        if (rows.getObject(2) != null) {
          starts[rows.getInt(1) - 1] = TotalledSampleColumns.instant(rows, 2);
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    return select(sql, series, starts, to);
  }

  /** Returns the statement: the samples of each series from its own instant up to a common one. */
  static Select<?> select(DSLContext sql, Long[] series, Instant[] from, Instant to) {
    Table<?> requested =
        DSL.table(
                "unnest({0}, {1})",
                DSL.val(series, SAMPLE.SERIES_ID.getDataType().array()),
                DSL.val(from, SAMPLE.OBSERVED_AT.getDataType().array()))
            .as("m", "series_id", "begin_at");
    if (sql.family() == SQLDialect.H2) {
      return sql.select(SERIES_ID)
          .select(INNER.OBSERVED_AT, INNER.AMOUNT)
          .from(requested)
          .join(INNER)
          .on(INNER.SERIES_ID.eq(SERIES_ID))
          .and(INNER.OBSERVED_AT.between(BEGIN, DSL.val(to, SAMPLE.OBSERVED_AT.getDataType())));
    }
    Table<?> rows =
        sql.select(INNER.OBSERVED_AT, INNER.AMOUNT)
            .from(INNER)
            .where(INNER.SERIES_ID.eq(SERIES_ID))
            .and(INNER.OBSERVED_AT.between(BEGIN, DSL.val(to, SAMPLE.OBSERVED_AT.getDataType())))
            .orderBy(INNER.SERIES_ID, INNER.OBSERVED_AT)
            .limit(DSL.inline(Integer.MAX_VALUE))
            .asTable(INNER);
    return sql.select(SERIES_ID)
        .select(INNER.OBSERVED_AT, INNER.AMOUNT)
        .from(requested)
        .crossJoin(DSL.lateral(rows));
  }
}
