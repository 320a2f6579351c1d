package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private final List<Long> ids = new ArrayList<>();
  private final List<Instant> begins = new ArrayList<>();
  private final Map<Long, SampleSequenceCheck> checks = new HashMap<>();
  private final Set<Long> fromFirst = new HashSet<>();

  /** Adds a series to read and check, from an instant on. */
  void add(long seriesId, SampleSequenceCheck check, Instant from) {
    ids.add(seriesId);
    begins.add(from);
    checks.put(seriesId, check);
  }

  /** Returns the levels up to an instant, by series and oldest first. */
  Map<Long, List<ObservedLevel>> read(HistoryReadSnapshot history, Instant to) {
    Map<Long, List<TotalledSample>> found = new HashMap<>();
    if (ids.isEmpty()) {
      return Map.of();
    }
    try (ResultSet rows = run(history, to)) {
      while (rows.next()) {
        long id = rows.getLong(1);
        Meaning meaning = Objects.requireNonNull(checks.get(id)).key().meaning();
        found
            .computeIfAbsent(id, unused -> new ArrayList<>())
            .add(Objects.requireNonNull(ResultRowReader.readOrNull(rows, 2, meaning)));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    Map<Long, List<ObservedLevel>> levels = new HashMap<>();
    checks.forEach(
        (id, check) ->
            levels.put(id, levels(id, check, to, found.getOrDefault(id, new ArrayList<>()))));
    return levels;
  }

  private List<ObservedLevel> levels(
      long seriesId, SampleSequenceCheck check, Instant to, List<TotalledSample> samples) {
    samples.sort(Comparator.comparing(TotalledSample::observedAt));
    Instant end = check.last().isAfter(to) ? Instant.MIN : check.last();
    List<ObservedLevel> levels = new ArrayList<>();
    check
        .along(samples.iterator(), fromFirst.contains(seriesId), end)
        .forEachRemaining(sample -> levels.add(ObservedLevel.of(sample)));
    return levels;
  }

  private ResultSet run(HistoryReadSnapshot history, Instant to) throws SQLException {
    Instant[] starts = begins.toArray(Instant[]::new);
    Instant[] before = begins.stream().map(at -> at.minusMillis(1)).toArray(Instant[]::new);
    Long[] series = ids.toArray(Long[]::new);
    try (ResultSet rows = SeriesInstantReader.run(history, series, before)) {
      while (rows.next()) {
        if (rows.getObject(2) != null) {
          starts[rows.getInt(1) - 1] = ColumnInstants.read(rows, 2);
        } else {
          fromFirst.add(ids.get(rows.getInt(1) - 1));
        }
      }
    }
    return history.run(StatementText.RECENT_SAMPLES, series, starts, to);
  }

  /** Returns the statement: the samples of each series from its own instant up to a common one. */
  static Select<?> select(DSLContext sql, Long[] series, Instant[] from, Instant to) {
    Sample inner = SAMPLE.as("x");
    Field<Long> id = DSL.field(DSL.name("m", "series_id"), SAMPLE.SERIES_ID.getDataType());
    Field<Instant> begin = DSL.field(DSL.name("m", "begin_at"), SAMPLE.OBSERVED_AT.getDataType());
    Table<?> requested =
        DSL.table(
                "unnest({0}, {1})",
                DSL.val(series, SAMPLE.SERIES_ID.getDataType().array()),
                DSL.val(from, SAMPLE.OBSERVED_AT.getDataType().array()))
            .as("m", "series_id", "begin_at");
    if (sql.family() == SQLDialect.H2) {
      return sql.select(id)
          .select(TotalledSampleColumns.of(inner).all())
          .from(requested)
          .join(inner)
          .on(inner.SERIES_ID.eq(id))
          .and(inner.OBSERVED_AT.between(begin, DSL.val(to, SAMPLE.OBSERVED_AT.getDataType())));
    }
    Table<?> rows =
        sql.select(TotalledSampleColumns.of(inner).all())
            .from(inner)
            .where(inner.SERIES_ID.eq(id))
            .and(inner.OBSERVED_AT.between(begin, DSL.val(to, SAMPLE.OBSERVED_AT.getDataType())))
            .orderBy(inner.SERIES_ID, inner.OBSERVED_AT)
            .limit(DSL.inline(Integer.MAX_VALUE))
            .asTable(inner);
    return sql.select(id)
        .select(TotalledSampleColumns.of(inner).all())
        .from(requested)
        .crossJoin(DSL.lateral(rows));
  }
}
