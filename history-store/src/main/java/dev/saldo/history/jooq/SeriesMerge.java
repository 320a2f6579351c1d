package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.RULED_SERIES;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;
import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.column.SubqueryCondition;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.schema.tables.Classification;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.history.jooq.terms.StatedTermsTable;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The merge of two series of the same key in different accounts. The samples of one are inserted
 * into the other, as an import inserts them: those of the series that begins later, or of the one
 * that was not thinned, whose samples are complete.
 */
final class SeriesMerge {

  /** The tables with rows of a series, except those of its samples and its own row. */
  private static final Map<Table<?>, Field<Long>> ROWS =
      Map.of(
          HEAD,
          HEAD.SERIES_ID,
          RISE,
          RISE.SERIES_ID,
          RULED_SERIES,
          RULED_SERIES.SERIES_ID,
          WEEK_OF_USE,
          WEEK_OF_USE.SERIES_ID,
          CLASSIFICATION,
          CLASSIFICATION.SERIES_ID,
          SAMPLE,
          SAMPLE.SERIES_ID);

  private final DSLContext sql;
  private final StoredSeries moving;
  private final StoredSeries staying;
  private final StoredSeries base;
  private final StoredSeries other;

  SeriesMerge(DSLContext sql, StoredSeries moving, StoredSeries staying) {
    this.sql = sql;
    this.moving = moving;
    this.staying = staying;
    boolean kept =
        moving.isThinned()
            || (!staying.isThinned()
                && moving.series().firstObservedAt().isBefore(staying.series().firstObservedAt()));
    this.base = kept ? moving : staying;
    this.other = kept ? staying : moving;
  }

  /** Returns the id of the series that remains. */
  long id() {
    return base.id();
  }

  /** Merges the series and returns the number of samples that both had. */
  long run() {
    requireMergeable();
    moveClassifications();
    long duplicates = insert();
    mergeTerms(describe());
    ROWS.forEach(
        (table, seriesId) -> sql.deleteFrom(table).where(seriesId.eq(other.id())).execute());
    sql.deleteFrom(SERIES).where(SERIES.ID.eq(other.id())).execute();
    return duplicates;
  }

  private long insert() {
    SeriesWriteState target = new SeriesWriteState(base);
    SampleRowWriter rows = SampleRowWriter.ofImport(sql);
    long duplicates = 0;
    Iterator<BalanceSample> samples =
        SampleRowReader.samples(
            HistoryReadSnapshot.within(sql),
            other,
            ColumnInstants.atOrAfter(Instant.MIN),
            ColumnInstants.atOrAfter(Instant.MAX));
    while (samples.hasNext()) {
      if (!target.put(samples.next(), other.series().every(), rows)) {
        duplicates++;
      }
    }
    if (other.polledAt() != null) {
      target.polledAt(other.polledAt());
    }
    target.ruleFrom(Instant.MIN);
    new SeriesWriteCompletion(sql, rows, false).complete(List.of(target));
    return duplicates;
  }

  /** Moves the classifications; at equal instants, the one of the remaining series is kept. */
  private void moveClassifications() {
    Classification same = CLASSIFICATION.as("kept");
    sql.deleteFrom(CLASSIFICATION)
        .where(CLASSIFICATION.SERIES_ID.eq(moving.id()))
        .and(
            SubqueryCondition.hasRow(
                DSL.selectOne()
                    .from(same)
                    .where(same.SERIES_ID.eq(staying.id()))
                    .and(same.OBSERVED_AT.eq(CLASSIFICATION.OBSERVED_AT))
                    .and(same.AFTER.eq(CLASSIFICATION.AFTER))))
        .execute();
    sql.update(CLASSIFICATION)
        .set(CLASSIFICATION.SERIES_ID, base.id())
        .where(CLASSIFICATION.SERIES_ID.eq(other.id()))
        .execute();
    TableRowChecksum.CLASSIFICATIONS.seal(sql, List.of(base.id()));
  }

  /** Merges the terms over time; the latest ones are those of the remaining description. */
  private void mergeTerms(BucketDescriptionRow current) {
    Instant last =
        Collections.max(
            List.of(moving.series().last().observedAt(), staying.series().last().observedAt()));
    StatedTermsTable.replace(
        sql,
        base.id(),
        List.of(moving.id(), staying.id()),
        StatedTermsTable.read(sql, moving.id())
            .merge(
                moving.series().firstObservedAt(),
                StatedTermsTable.read(sql, staying.id()),
                staying.series().firstObservedAt(),
                new StatedBucketTerms(last, current.terms(), current.notes())));
  }

  /** Returns the description of the series that was polled last, which the remaining one gets. */
  private BucketDescriptionRow describe() {
    boolean later = other.series().last().observedAt().isAfter(base.series().last().observedAt());
    boolean known = other.polledAt() != null && (later || base.polledAt() == null);
    BucketDescriptionRow current = BucketDescriptionRow.of(known ? other.series() : base.series());
    if (known) {
      SeriesRowWriter.update(sql, base.id(), current);
    }
    return current;
  }

  private void requireMergeable() {
    Instant thinned = base.thinnedUntil();
    if (other.isThinned()) {
      throw refusal("was thinned in both");
    }
    if (thinned != null && other.series().firstObservedAt().isBefore(thinned)) {
      throw refusal(
          "of %s is thinned until %s, and %s has older samples"
              .formatted(base.key().account(), thinned, other.key().account()));
    }
    Sample first = SAMPLE.as("moving");
    Sample second = SAMPLE.as("staying");
    sql.select(first.OBSERVED_AT, first.AMOUNT, first.UNLIMITED, second.AMOUNT, second.UNLIMITED)
        .from(first)
        .join(second)
        .on(second.OBSERVED_AT.eq(first.OBSERVED_AT))
        .where(first.SERIES_ID.eq(moving.id()))
        .and(second.SERIES_ID.eq(staying.id()))
        .and(first.AMOUNT.isDistinctFrom(second.AMOUNT).or(first.UNLIMITED.ne(second.UNLIMITED)))
        .orderBy(first.OBSERVED_AT)
        .limit(1)
        .forEach(
            row -> {
              throw refusal(
                  "has %s in %s and %s in %s at %s"
                      .formatted(
                          SeriesSampleInsertion.describe(amount(row.value2(), row.value3())),
                          moving.key().account(),
                          SeriesSampleInsertion.describe(amount(row.value4(), row.value5())),
                          staying.key().account(),
                          row.value1()));
            });
  }

  private HistoryException refusal(String reason) {
    return new HistoryException(
        "accounts %s and %s cannot be merged: bucket %s %s; nothing was changed"
            .formatted(
                moving.key().account(), staying.key().account(), moving.key().bucket(), reason));
  }

  private static Amount amount(@Nullable BigDecimal value, boolean unlimited) {
    return new Amount(value == null ? null : Amount.plain(value), unlimited, null);
  }
}
