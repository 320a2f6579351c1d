package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.RawAmountColumn;
import dev.saldo.history.jooq.database.SampleMonthPartitions;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Writes samples and rises. New rows wait in batches until {@link #flush} and are not visible to
 * reads before. Not thread-safe.
 */
final class SampleRowWriter {

  private final DSLContext sql;
  private final StatementRowBatch samples;
  private final StatementRowBatch rises;
  private @Nullable SampleMonthPartitions months;
  private boolean monthsKnown;

  /** Returns a writer for few rows per series, as polls write them. */
  static SampleRowWriter ofPolls(DSLContext sql) {
    return new SampleRowWriter(sql, new StatementRowBatch(sql, insertion(sql)));
  }

  /** Returns a writer for many rows per series, as imports write them. */
  static SampleRowWriter ofImport(DSLContext sql) {
    return new SampleRowWriter(sql, StatementRowBatch.bySeries(sql, insertion(sql)));
  }

  private static Query insertion(DSLContext sql) {
    return sql.insertInto(
            SAMPLE,
            SAMPLE.SERIES_ID,
            SAMPLE.OBSERVED_AT,
            SAMPLE.AMOUNT,
            SAMPLE.UNLIMITED,
            SAMPLE.RAW_AMOUNT,
            SAMPLE.FALLEN,
            SAMPLE.RISEN,
            SAMPLE.SAMPLES,
            SAMPLE.COVERED_MILLIS,
            SAMPLE.STATED_AT,
            SAMPLE.CHECKSUM)
        .values((Long) null, null, null, null, null, null, null, null, null, null, null);
  }

  private SampleRowWriter(DSLContext sql, StatementRowBatch samples) {
    this.sql = sql;
    this.samples = samples;
    this.rises =
        new StatementRowBatch(
            sql,
            sql.insertInto(
                    RISE, RISE.SERIES_ID, RISE.OBSERVED_AT, RISE.AFTER, RISE.AMOUNT, RISE.CHECKSUM)
                .values((Long) null, null, null, null, null));
  }

  void insert(long seriesId, TotalledSample sample) {
    if (!monthsKnown) {
      months = SampleMonthPartitions.find(sql).orElse(null);
      monthsKnown = true;
    }
    if (months != null) {
      months.cover(sample.observedAt());
    }
    samples.add(
        seriesId,
        sample.observedAt(),
        sample.amount().value(),
        sample.amount().unlimited(),
        RawAmountColumn.column(sample.amount()),
        sample.totals().fallen(),
        sample.totals().risen(),
        sample.totals().samples(),
        sample.totals().covered().toMillis(),
        sample.vendorTime(),
        TotalledSampleColumns.checksum(sample));
  }

  void insertRise(long seriesId, Instant after, Instant observedAt, BigDecimal amount) {
    rises.add(
        seriesId, observedAt, after, amount, RowChecksum.of(seriesId, observedAt, after, amount));
  }

  void deleteRise(long seriesId, Instant observedAt) {
    sql.deleteFrom(RISE)
        .where(RISE.SERIES_ID.eq(seriesId))
        .and(RISE.OBSERVED_AT.eq(observedAt))
        .execute();
  }

  /** Returns a reader of the rows of a series around an instant that moves forward. */
  SampleRowLookahead ahead(long seriesId, Meaning meaning) {
    return new SampleRowLookahead(sql, seriesId, meaning);
  }

  /**
   * Adds a shift to the totals of the rows in {@code [from, to]}; {@code to} is null for all rows
   * after.
   */
  void shift(long seriesId, RunningTotalsShift shift, Instant from, @Nullable Instant to) {
    Condition rows = SAMPLE.SERIES_ID.eq(seriesId).and(SAMPLE.OBSERVED_AT.ge(from));
    sql.update(SAMPLE)
        .set(SAMPLE.FALLEN, SAMPLE.FALLEN.plus(shift.fallen()))
        .set(SAMPLE.RISEN, SAMPLE.RISEN.plus(shift.risen()))
        .set(SAMPLE.SAMPLES, SAMPLE.SAMPLES.plus(shift.samples()))
        .set(SAMPLE.COVERED_MILLIS, SAMPLE.COVERED_MILLIS.plus(shift.covered().toMillis()))
        .where(to == null ? rows : rows.and(SAMPLE.OBSERVED_AT.le(to)))
        .execute();
  }

  /** Rewrites the mark of a stored sample and its falls and rises. */
  void update(long seriesId, TotalledSample sample) {
    sql.update(SAMPLE)
        .set(SAMPLE.HELD, sample.held())
        .set(SAMPLE.CHECKSUM, TotalledSampleColumns.checksum(sample))
        .set(SAMPLE.FALLEN, sample.totals().fallen())
        .set(SAMPLE.RISEN, sample.totals().risen())
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(SAMPLE.OBSERVED_AT.eq(sample.observedAt()))
        .execute();
  }

  void flush() {
    samples.flush();
    rises.flush();
  }
}
