package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.STAGED;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.jooq.column.RawAmountColumn;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.stream.PagedRowReader;
import java.time.Instant;
import java.util.Iterator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The samples of an import that wait to be sorted by time. They exist only within its transaction.
 */
final class StagedSampleRows {

  private final DSLContext sql;
  private final StatementRowBatch inserts;
  private long count;

  StagedSampleRows(DSLContext sql) {
    this.sql = sql;
    this.inserts =
        StatementRowBatch.bySeries(
            sql,
            sql.insertInto(
                    STAGED,
                    STAGED.SERIES_ID,
                    STAGED.OBSERVED_AT,
                    STAGED.ORDINAL,
                    STAGED.AMOUNT,
                    STAGED.UNLIMITED,
                    STAGED.RAW_AMOUNT,
                    STAGED.STATED_AT)
                .values((Long) null, null, null, null, null, null, null));
  }

  boolean isEmpty() {
    return count == 0;
  }

  void add(long seriesId, BalanceSample sample) {
    inserts.add(
        seriesId,
        sample.observedAt(),
        count++,
        sample.amount().value(),
        sample.amount().unlimited(),
        RawAmountColumn.column(sample.amount()),
        sample.vendorTime());
  }

  /** Reads the staged samples of a series, oldest first; an instant may occur more than once. */
  Iterator<BalanceSample> of(SeriesWriteState series) {
    return new PagedRowReader<>(
        Instant.MIN,
        BalanceSample::observedAt,
        (from, skip) ->
            sql.select(
                    STAGED.OBSERVED_AT,
                    STAGED.AMOUNT,
                    STAGED.UNLIMITED,
                    STAGED.RAW_AMOUNT,
                    STAGED.STATED_AT)
                .from(STAGED)
                .where(STAGED.SERIES_ID.eq(series.id()))
                .and(from.equals(Instant.MIN) ? DSL.noCondition() : STAGED.OBSERVED_AT.ge(from))
                .orderBy(STAGED.SERIES_ID, STAGED.OBSERVED_AT, STAGED.ORDINAL)
                .limit(PagedRowReader.SIZE)
                .offset(skip)
                .fetch(
                    row ->
                        new BalanceSample(
                            series.key(),
                            row.value1(),
                            RawAmountColumn.read(row.value2(), row.value3(), row.value4()),
                            row.value5())));
  }

  void flush() {
    inserts.flush();
  }

  void clear() {
    sql.deleteFrom(STAGED).execute();
  }
}
