package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.Bracket;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Balance.Means;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Finds the neighbours of instants in many series: one statement per instant, two index seeks per
 * series in it. Each product is asked in the form that it answers by seeking.
 */
final class Neighbours {

  private static final int FEW = 500;
  private static final Sample BEFORE = SAMPLE.as("b");
  private static final Sample AFTER = SAMPLE.as("a");
  private static final Sample INNER = SAMPLE.as("x");
  private static final SampleColumns COLUMNS_INNER = SampleColumns.of(INNER);
  private static final SampleColumns COLUMNS_BEFORE = SampleColumns.of(BEFORE);
  private static final SampleColumns COLUMNS_AFTER = SampleColumns.of(AFTER);

  private Neighbours() {}

  static List<SeriesBrackets> of(DSLContext sql, List<KeptSeries> series, List<Instant> instants) {
    Map<Long, Means> means = new HashMap<>();
    Map<Long, List<Bracket>> found = new HashMap<>();
    for (KeptSeries kept : series) {
      means.put(kept.id(), kept.key().means());
      found.put(kept.id(), new ArrayList<>(instants.size()));
    }
    for (Instant at : instants) {
      for (Record row : select(sql, series, at).fetch()) {
        long id = row.get(0, Long.class);
        Means direction = means.get(id);
        List<Bracket> brackets = found.get(id);
        if (direction != null && brackets != null) {
          brackets.add(
              new Bracket(
                  at,
                  COLUMNS_BEFORE.readOrNull(row, direction),
                  COLUMNS_AFTER.readOrNull(row, direction)));
        }
      }
    }
    return series.stream()
        .map(kept -> new SeriesBrackets(kept.series(), found.getOrDefault(kept.id(), List.of())))
        .toList();
  }

  /** Returns the statement for one instant. */
  static Select<Record> select(DSLContext sql, List<KeptSeries> series, Instant at) {
    Param<Instant> instant = DSL.val(Edges.atOrBefore(at), SAMPLE.OBSERVED_AT);
    return sql.family() == SQLDialect.H2
        ? joined(sql, series, instant)
        : lateral(sql, series, instant);
  }

  /**
   * For H2. The order of each inner query repeats the first column of the primary key, without
   * which H2 reads the whole series. The instants of the neighbours are found before the rows are
   * joined, else H2 would seek each of them twice.
   */
  private static Select<Record> joined(
      DSLContext sql, List<KeptSeries> series, Param<Instant> instant) {
    Field<Instant> beforeAt =
        DSL.field(before(sql.select(INNER.OBSERVED_AT), instant)).as("before_at");
    Field<Instant> afterAt =
        DSL.field(after(sql.select(INNER.OBSERVED_AT), instant)).as("after_at");
    Table<?> found =
        sql.select(HEAD.SERIES_ID, beforeAt, afterAt).from(HEAD).where(among(series)).asTable("n");
    Field<Long> id = found.field(HEAD.SERIES_ID);
    return sql.select(id)
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(found)
        .leftJoin(BEFORE)
        .on(BEFORE.SERIES_ID.eq(id))
        .and(BEFORE.OBSERVED_AT.eq(found.field(beforeAt)))
        .leftJoin(AFTER)
        .on(AFTER.SERIES_ID.eq(id))
        .and(AFTER.OBSERVED_AT.eq(found.field(afterAt)));
  }

  /** For PostgreSQL, which else seeks the instants and the rows apart: twice the pages. */
  private static Select<Record> lateral(
      DSLContext sql, List<KeptSeries> series, Param<Instant> instant) {
    Table<?> before = before(sql.select(COLUMNS_INNER.all()), instant).asTable(BEFORE);
    Table<?> after = after(sql.select(COLUMNS_INNER.all()), instant).asTable(AFTER);
    return sql.select(HEAD.SERIES_ID)
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(HEAD)
        .leftJoin(DSL.lateral(before))
        .on(DSL.noCondition())
        .leftJoin(DSL.lateral(after))
        .on(DSL.noCondition())
        .where(among(series));
  }

  private static <R extends Record> Select<R> before(
      SelectSelectStep<R> columns, Param<Instant> instant) {
    return columns
        .from(INNER)
        .where(INNER.SERIES_ID.eq(HEAD.SERIES_ID))
        .and(INNER.OBSERVED_AT.le(instant))
        .orderBy(INNER.SERIES_ID.desc(), INNER.OBSERVED_AT.desc())
        .limit(DSL.inline(1));
  }

  private static <R extends Record> Select<R> after(
      SelectSelectStep<R> columns, Param<Instant> instant) {
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
