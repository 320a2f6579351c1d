package dev.saldo.history.jooq.terms;

import static dev.saldo.history.jooq.schema.Tables.STATED_TERMS;

import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.schema.tables.StatedTerms;
import java.time.Instant;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The statements that find the terms of a window with an index seek for each series. */
public final class StatedTermsSeek {

  private static final StatedTerms INNER = STATED_TERMS.as("x");
  private static final Field<Long> SERIES_ID =
      DSL.field(DSL.name("m", "series_id"), STATED_TERMS.SERIES_ID.getDataType());
  private static final Field<Instant> BEGIN =
      DSL.field(DSL.name("m", "begin_at"), STATED_TERMS.OBSERVED_AT.getDataType());

  private StatedTermsSeek() {}

  /**
   * Returns the statement for the latest change of each series at or before an instant, or null.
   */
  public static Select<Record2<Long, Instant>> selectInEffect(
      DSLContext sql, Long[] series, Instant at) {
    Instant[] begins = new Instant[series.length];
    Arrays.fill(begins, at);
    Field<Instant> latest =
        DSL.field(
            sql.select(INNER.OBSERVED_AT)
                .from(INNER)
                .where(INNER.SERIES_ID.eq(SERIES_ID))
                .and(INNER.OBSERVED_AT.le(BEGIN))
                .orderBy(INNER.SERIES_ID.desc(), INNER.OBSERVED_AT.desc())
                .limit(DSL.inline(1)));
    return sql.select(SERIES_ID, latest).from(requested(series, begins));
  }

  /** Returns the statement for the changes of each series from its own instant to a common one. */
  public static Select<Record> select(DSLContext sql, Long[] series, Instant[] from, Instant to) {
    return sql.select(TableRowChecksum.TERMS.columns())
        .from(requested(series, from))
        .join(STATED_TERMS)
        .on(STATED_TERMS.SERIES_ID.eq(SERIES_ID))
        .and(STATED_TERMS.OBSERVED_AT.ge(BEGIN))
        .and(STATED_TERMS.OBSERVED_AT.lt(to))
        .orderBy(STATED_TERMS.SERIES_ID, STATED_TERMS.OBSERVED_AT);
  }

  private static Table<?> requested(Long[] series, Instant[] begins) {
    return DSL.table(
            "unnest({0}, {1})",
            DSL.val(series, STATED_TERMS.SERIES_ID.getDataType().array()),
            DSL.val(begins, STATED_TERMS.OBSERVED_AT.getDataType().array()))
        .as("m", "series_id", "begin_at");
  }
}
