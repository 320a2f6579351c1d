package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.jooq.schema.tables.Sample;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statement that finds the samples next to instants: two index seeks for each. Each product is
 * asked in the form that it answers by seeking.
 *
 * @param asked the rows that ask
 * @param which of these rows ask
 * @param series the series of such a row
 * @param at its instant
 * @param repeated what of it begins a row of the answer, before the two samples
 */
record NeighbourSeekQuery(
    Table<?> asked,
    Condition which,
    Field<Long> series,
    Field<Instant> at,
    List<Field<?>> repeated) {

  private static final Sample BEFORE = SAMPLE.as("b");
  private static final Sample AFTER = SAMPLE.as("a");
  private static final Sample INNER = SAMPLE.as("x");
  private static final TotalledSampleColumns COLUMNS_INNER = TotalledSampleColumns.of(INNER);
  private static final TotalledSampleColumns COLUMNS_BEFORE = TotalledSampleColumns.of(BEFORE);
  private static final TotalledSampleColumns COLUMNS_AFTER = TotalledSampleColumns.of(AFTER);

  /** Returns the statement: what is repeated, the sample at or before, the sample after. */
  Select<Record> select(DSLContext sql) {
    return sql.family() == SQLDialect.H2 ? joined(sql) : lateral(sql);
  }

  /**
   * For H2. The order of each inner query repeats the first column of the primary key, without
   * which H2 reads the whole series. It finds the numbers of the rows in that index alone, and the
   * rows are joined by them: by instant they would be sought once more.
   */
  private Select<Record> joined(DSLContext sql) {
    Field<Long> row = number(INNER);
    Field<Long> beforeRow = DSL.field(before(sql.select(row))).as("before_row");
    Field<Long> afterRow = DSL.field(after(sql.select(row))).as("after_row");
    Table<?> found =
        sql.select(repeated).select(beforeRow, afterRow).from(asked).where(which).asTable("n");
    List<Field<?>> begin = repeated.stream().<Field<?>>map(field -> found.field(field)).toList();
    return sql.select(begin)
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(found)
        .leftJoin(BEFORE)
        .on(number(BEFORE).eq(found.field(beforeRow)))
        .leftJoin(AFTER)
        .on(number(AFTER).eq(found.field(afterRow)));
  }

  /** For PostgreSQL, which else seeks the instants and the rows apart: twice the pages. */
  private Select<Record> lateral(DSLContext sql) {
    Table<?> before = before(sql.select(COLUMNS_INNER.all())).asTable(BEFORE);
    Table<?> after = after(sql.select(COLUMNS_INNER.all())).asTable(AFTER);
    return sql.select(repeated)
        .select(COLUMNS_BEFORE.all())
        .select(COLUMNS_AFTER.all())
        .from(asked)
        .leftJoin(DSL.lateral(before))
        .on(DSL.noCondition())
        .leftJoin(DSL.lateral(after))
        .on(DSL.noCondition())
        .where(which);
  }

  private <R extends Record> Select<R> before(SelectSelectStep<R> columns) {
    return columns
        .from(INNER)
        .where(INNER.SERIES_ID.eq(series))
        .and(INNER.OBSERVED_AT.le(at))
        .orderBy(INNER.SERIES_ID.desc(), INNER.OBSERVED_AT.desc())
        .limit(DSL.inline(1));
  }

  private <R extends Record> Select<R> after(SelectSelectStep<R> columns) {
    return columns
        .from(INNER)
        .where(INNER.SERIES_ID.eq(series))
        .and(INNER.OBSERVED_AT.gt(at))
        .orderBy(INNER.SERIES_ID.asc(), INNER.OBSERVED_AT.asc())
        .limit(DSL.inline(1));
  }

  /** Returns the number that H2 gives a row. It holds within one statement. */
  private static Field<Long> number(Sample row) {
    return DSL.field(DSL.name(row.getName(), "_ROWID_"), SQLDataType.BIGINT);
  }
}
