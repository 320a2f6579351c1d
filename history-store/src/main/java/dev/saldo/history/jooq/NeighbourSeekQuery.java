package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.jooq.schema.tables.Sample;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statement that finds the neighbouring samples of instants with two index seeks each. It has a
 * form for each database product, because each uses the index for its own form only.
 *
 * @param asked the rows with the instants to look up
 * @param which the condition that selects rows among them
 * @param series the series of a row
 * @param at the instant of a row
 * @param repeated the columns of the row that a row of the result starts with, before the two
 *     samples
 */
record NeighbourSeekQuery(
    Table<?> asked,
    Condition which,
    Field<Long> series,
    Field<Instant> at,
    List<Field<?>> repeated) {

  /** The most rows that a lookup of both neighbours reads. */
  private static final int NEAR = 8;

  private static final Sample BEFORE = SAMPLE.as("b");
  private static final Sample AFTER = SAMPLE.as("a");
  private static final Sample INNER = SAMPLE.as("x");
  private static final TotalledSampleColumns COLUMNS_INNER = TotalledSampleColumns.of(INNER);
  private static final TotalledSampleColumns COLUMNS_BEFORE = TotalledSampleColumns.of(BEFORE);
  private static final TotalledSampleColumns COLUMNS_AFTER = TotalledSampleColumns.of(AFTER);

  /** Returns the statement: the repeated columns, the sample at or before, the sample after. */
  Select<Record> select(DSLContext sql) {
    return sql.family() == SQLDialect.H2 ? joined(sql) : lateral(sql);
  }

  /**
   * Returns the form for H2. Each inner query also orders by the first column of the primary key,
   * because otherwise H2 reads the complete series. It finds the row ids in the index alone, and
   * the rows are joined by id: joining them by instant would take a second seek.
   */
  private Select<Record> joined(DSLContext sql) {
    Field<Long> row = rowId(INNER);
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
        .on(rowId(BEFORE).eq(found.field(beforeRow)))
        .leftJoin(AFTER)
        .on(rowId(AFTER).eq(found.field(afterRow)));
  }

  /**
   * Returns the form for PostgreSQL, which with the other form seeks instants and rows separately
   * and reads twice the pages.
   */
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

  /**
   * Returns the statement that reads the samples close to instants, for PostgreSQL: one seek finds
   * both neighbours of an instant where the samples are as close together as usual. It reads a few
   * rows at most, from the oldest on.
   *
   * @param series the series, one for each lookup
   * @param at the instants, in milliseconds since 1970, one for each lookup
   * @param reach how many milliseconds from its instant each lookup reads
   */
  static Select<Record> near(DSLContext sql, Long[] series, Long[] at, Long[] reach) {
    DataType<Long> whole = SAMPLE.SERIES_ID.getDataType();
    Table<?> asked =
        DSL.table(
                "unnest({0}, {1}, {2})",
                DSL.val(series, whole.array()),
                DSL.val(at, whole.array()),
                DSL.val(reach, whole.array()))
            .as("m", "series_id", "asked_at", "reach");
    Table<?> near =
        sql.select(COLUMNS_INNER.all())
            .from(INNER)
            .where(INNER.SERIES_ID.eq(DSL.field(DSL.name("m", "series_id"), whole)))
            .and(INNER.OBSERVED_AT.gt(instant("m.asked_at - m.reach")))
            .and(INNER.OBSERVED_AT.le(instant("m.asked_at + m.reach")))
            .orderBy(INNER.SERIES_ID, INNER.OBSERVED_AT)
            .limit(DSL.inline(NEAR))
            .asTable(BEFORE);
    return sql.select(DSL.field(DSL.name("m", "series_id"), whole))
        .select(DSL.field(DSL.name("m", "asked_at"), whole))
        .select(COLUMNS_BEFORE.all())
        .from(asked)
        .crossJoin(DSL.lateral(near));
  }

  private static Field<Instant> instant(String millis) {
    return DSL.field(
        "timestamp with time zone 'epoch' + (" + millis + ") * interval '1 millisecond'",
        SAMPLE.OBSERVED_AT.getDataType());
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

  /** Returns H2's {@code _ROWID_}, which is stable only within one statement. */
  private static Field<Long> rowId(Sample row) {
    return DSL.field(DSL.name(row.getName(), "_ROWID_"), SQLDataType.BIGINT);
  }
}
