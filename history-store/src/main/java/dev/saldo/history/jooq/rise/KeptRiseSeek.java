package dev.saldo.history.jooq.rise;

import static dev.saldo.history.jooq.schema.Tables.RISE;

import dev.saldo.history.jooq.schema.tables.Rise;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statement that finds the last rise at or before instants with an index seek each. */
public final class KeptRiseSeek {

  private static final Rise FOUND = RISE.as("r");
  private static final Rise INNER = RISE.as("x");
  private static final Field<Integer> PLACE =
      DSL.field(DSL.name("m", "place"), SQLDataType.INTEGER);
  private static final Field<Long> SERIES_ID =
      DSL.field(DSL.name("m", "series_id"), RISE.SERIES_ID.getDataType());
  private static final Field<Instant> AT =
      DSL.field(DSL.name("m", "asked_at"), RISE.OBSERVED_AT.getDataType());

  private KeptRiseSeek() {}

  /** Returns the statement: the position in the request, from 1, and the columns of the rise. */
  public static Select<Record> select(DSLContext sql, Long[] series, Instant[] at) {
    Table<?> asked =
        DSL.table(
                "unnest({0}, {1}) with ordinality",
                DSL.val(series, RISE.SERIES_ID.getDataType().array()),
                DSL.val(at, RISE.OBSERVED_AT.getDataType().array()))
            .as("m", "series_id", "asked_at", "place");
    return sql.family() == SQLDialect.H2 ? joined(sql, asked) : lateral(sql, asked);
  }

  /**
   * Returns the form for H2, which must not begin with the rises, and reads rows by id, like the
   * seeks of samples.
   */
  private static Select<Record> joined(DSLContext sql, Table<?> asked) {
    Field<Long> row = DSL.field(last(sql.select(rowId(INNER)))).as("last_row");
    Table<?> found = sql.select(PLACE, row).from(asked).asTable("n");
    return sql.select(DSL.field(DSL.name("n", "place"), SQLDataType.INTEGER))
        .select(KeptRiseColumns.all(FOUND))
        .from(found)
        .leftJoin(FOUND)
        .on(rowId(FOUND).eq(found.field(row)));
  }

  private static Select<Record> lateral(DSLContext sql, Table<?> asked) {
    return sql.select(PLACE)
        .select(KeptRiseColumns.all(FOUND))
        .from(asked)
        .join(DSL.lateral(last(sql.select(KeptRiseColumns.all(INNER))).asTable(FOUND)))
        .on(DSL.trueCondition());
  }

  private static <R extends Record> Select<R> last(SelectSelectStep<R> columns) {
    return columns
        .from(INNER)
        .where(INNER.SERIES_ID.eq(SERIES_ID))
        .and(INNER.OBSERVED_AT.le(AT))
        .orderBy(INNER.SERIES_ID.desc(), INNER.OBSERVED_AT.desc())
        .limit(DSL.inline(1));
  }

  private static Field<Long> rowId(Rise row) {
    return DSL.field(DSL.name(row.getName(), "_ROWID_"), SQLDataType.BIGINT);
  }
}
