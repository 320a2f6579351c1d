package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;

import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.Batch;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes the head rows, which say where each series begins and stands. */
final class HeadRows {

  private final Batch inserts;
  private final Batch updates;

  HeadRows(DSLContext sql) {
    this.inserts =
        new Batch(
            sql,
            sql.insertInto(
                    HEAD,
                    HEAD.FIRST_OBSERVED_AT,
                    HEAD.POLLED_AT,
                    HEAD.OBSERVED_AT,
                    HEAD.AMOUNT,
                    HEAD.UNLIMITED,
                    HEAD.RAW_AMOUNT,
                    HEAD.FALLEN,
                    HEAD.RISEN,
                    HEAD.SAMPLES,
                    HEAD.COVERED_MILLIS,
                    HEAD.NUMBERLESS,
                    HEAD.COUNTED_UNTIL,
                    HEAD.SERIES_ID)
                .values(
                    (Instant) null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
    this.updates =
        new Batch(
            sql,
            sql.update(HEAD)
                .set(HEAD.FIRST_OBSERVED_AT, (Instant) null)
                .set(HEAD.POLLED_AT, (Instant) null)
                .set(HEAD.OBSERVED_AT, (Instant) null)
                .set(HEAD.AMOUNT, (BigDecimal) null)
                .set(HEAD.UNLIMITED, (Boolean) null)
                .set(HEAD.RAW_AMOUNT, (String) null)
                .set(HEAD.FALLEN, (BigDecimal) null)
                .set(HEAD.RISEN, (BigDecimal) null)
                .set(HEAD.SAMPLES, (Long) null)
                .set(HEAD.COVERED_MILLIS, (Long) null)
                .set(HEAD.NUMBERLESS, (Boolean) null)
                .set(HEAD.COUNTED_UNTIL, (Instant) null)
                .where(HEAD.SERIES_ID.eq((Long) null)));
  }

  /** Writes the head row of a series, which may have one already. */
  void write(
      boolean headed,
      long seriesId,
      Instant first,
      @Nullable Instant polledAt,
      TotalledSample last,
      boolean numberless,
      Instant countedUntil) {
    (headed ? updates : inserts)
        .add(
            first,
            polledAt,
            last.observedAt(),
            last.amount().value(),
            last.amount().unlimited(),
            RawAmount.column(last.amount()),
            last.totals().fallen(),
            last.totals().risen(),
            last.totals().samples(),
            last.totals().covered().toMillis(),
            numberless,
            countedUntil,
            seriesId);
  }

  void flush() {
    inserts.flush();
    updates.flush();
  }
}
