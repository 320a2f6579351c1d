package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.Bracket;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.Faults;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Balance.Means;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Finds the neighbours of instants in many series: two index seeks per instant and series, many of
 * them in one statement. Each product is asked in the form that it answers by seeking. What lies
 * behind the latest sample of a series is known from its head.
 */
final class Neighbours {

  private static final int FEW = 500;
  private static final int ROWS = 10_000;
  private static final Sample BEFORE = SAMPLE.as("b");
  private static final Sample AFTER = SAMPLE.as("a");
  private static final Sample INNER = SAMPLE.as("x");
  private static final SampleColumns COLUMNS_INNER = SampleColumns.of(INNER);
  private static final SampleColumns COLUMNS_BEFORE = SampleColumns.of(BEFORE);
  private static final SampleColumns COLUMNS_AFTER = SampleColumns.of(AFTER);

  private final Map<Long, Map<Instant, Pair>> found = new HashMap<>();
  private final Map<Long, Means> means = new HashMap<>();

  private Neighbours(List<KeptSeries> series) {
    for (KeptSeries kept : series) {
      means.put(kept.id(), kept.key().means());
      found.put(kept.id(), new HashMap<>());
    }
  }

  /** The neighbours of an instant in a series. */
  private record Pair(@Nullable TotalledSample before, @Nullable TotalledSample after) {

    static final Pair NONE = new Pair(null, null);
  }

  static List<SeriesBrackets> of(DSLContext sql, List<KeptSeries> series, List<Instant> instants) {
    Neighbours neighbours = new Neighbours(series);
    Instant latest =
        series.stream().map(Neighbours::latest).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    List<Instant> distinct =
        instants.stream().map(Edges::atOrBefore).filter(latest::isAfter).distinct().toList();
    int atOnce = Math.max(1, ROWS / Math.max(1, series.size()));
    for (List<Instant> some : Chunks.of(distinct, atOnce)) {
      neighbours.read(select(sql, series, some));
    }
    return series.stream()
        .map(kept -> new SeriesBrackets(kept.series(), neighbours.brackets(kept, instants)))
        .toList();
  }

  private List<Bracket> brackets(KeptSeries series, List<Instant> instants) {
    Map<Instant, Pair> pairs = found.getOrDefault(series.id(), Map.of());
    Pair behind = new Pair(series.series().last(), null);
    return instants.stream()
        .map(
            at -> {
              Instant cut = Edges.atOrBefore(at);
              Pair pair = latest(series).isAfter(cut) ? pairs.getOrDefault(cut, Pair.NONE) : behind;
              return new Bracket(at, pair.before(), pair.after());
            })
        .toList();
  }

  private static Instant latest(KeptSeries series) {
    return series.series().last().observedAt();
  }

  /** Reads by JDBC: a generic record per row would cost as much as the seeks. */
  private void read(Select<?> select) {
    try (ResultSet rows = select.fetchResultSet()) {
      RowReader row = new RowReader(rows);
      while (row.next()) {
        long id = row.number();
        Means direction = means.get(id);
        Map<Instant, Pair> pairs = found.get(id);
        if (direction != null && pairs != null) {
          pairs.put(row.instant(), new Pair(row.sample(direction), row.sample(direction)));
        }
      }
    } catch (SQLException e) {
      throw Faults.of(e);
    }
  }

  /** Returns the statement for some instants: series, instant, the sample before, the one after. */
  static Select<?> select(DSLContext sql, List<KeptSeries> series, List<Instant> instants) {
    Table<?> asked = DSL.unnest(instants.toArray(Instant[]::new)).as("t", "at");
    Field<Instant> at = DSL.field(DSL.name("t", "at"), SAMPLE.OBSERVED_AT.getDataType());
    return sql.family() == SQLDialect.H2
        ? joined(sql, series, asked, at)
        : lateral(sql, series, asked, at);
  }

  /**
   * For H2. The order of each inner query repeats the first column of the primary key, without
   * which H2 reads the whole series. It finds the numbers of the rows in that index alone, and the
   * rows are joined by them: by instant they would be sought once more.
   */
  private static Select<?> joined(
      DSLContext sql, List<KeptSeries> series, Table<?> asked, Field<Instant> at) {
    Field<Long> row = Rows.of(INNER);
    Field<Long> beforeRow = DSL.field(before(sql.select(row), at)).as("before_row");
    Field<Long> afterRow = DSL.field(after(sql.select(row), at)).as("after_row");
    Field<Instant> askedAt = at.as("asked_at");
    Table<?> found =
        sql.select(HEAD.SERIES_ID, askedAt, beforeRow, afterRow)
            .from(HEAD)
            .crossJoin(asked)
            .where(among(series))
            .and(HEAD.OBSERVED_AT.gt(at))
            .asTable("n");
    return sql.select(found.field(HEAD.SERIES_ID), found.field(askedAt))
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(found)
        .leftJoin(BEFORE)
        .on(Rows.of(BEFORE).eq(found.field(beforeRow)))
        .leftJoin(AFTER)
        .on(Rows.of(AFTER).eq(found.field(afterRow)));
  }

  /** For PostgreSQL, which else seeks the instants and the rows apart: twice the pages. */
  private static Select<?> lateral(
      DSLContext sql, List<KeptSeries> series, Table<?> asked, Field<Instant> at) {
    Table<?> before = before(sql.select(COLUMNS_INNER.all()), at).asTable(BEFORE);
    Table<?> after = after(sql.select(COLUMNS_INNER.all()), at).asTable(AFTER);
    return sql.select(HEAD.SERIES_ID, at)
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(HEAD)
        .crossJoin(asked)
        .leftJoin(DSL.lateral(before))
        .on(DSL.noCondition())
        .leftJoin(DSL.lateral(after))
        .on(DSL.noCondition())
        .where(among(series))
        .and(HEAD.OBSERVED_AT.gt(at));
  }

  private static <R extends Record> Select<R> before(
      SelectSelectStep<R> columns, Field<Instant> instant) {
    return columns
        .from(INNER)
        .where(INNER.SERIES_ID.eq(HEAD.SERIES_ID))
        .and(INNER.OBSERVED_AT.le(instant))
        .orderBy(INNER.SERIES_ID.desc(), INNER.OBSERVED_AT.desc())
        .limit(DSL.inline(1));
  }

  private static <R extends Record> Select<R> after(
      SelectSelectStep<R> columns, Field<Instant> instant) {
    return columns
        .from(INNER)
        .where(INNER.SERIES_ID.eq(HEAD.SERIES_ID))
        .and(INNER.OBSERVED_AT.gt(instant))
        .orderBy(INNER.SERIES_ID.asc(), INNER.OBSERVED_AT.asc())
        .limit(DSL.inline(1));
  }

  /** Narrows the series when they are few; many are told apart when they are read. */
  private static Condition among(List<KeptSeries> series) {
    return series.size() > FEW
        ? DSL.noCondition()
        : HEAD.SERIES_ID.in(series.stream().map(KeptSeries::id).toList());
  }
}
