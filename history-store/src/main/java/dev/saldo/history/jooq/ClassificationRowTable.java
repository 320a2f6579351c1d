package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.CLASSIFICATION;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.HistoryException;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads and writes manual classifications of changes, which are few. */
final class ClassificationRowTable {

  private static final Comparator<ManualClassification> BY_SERIES_AND_TIME =
      Comparator.comparing(ManualClassification::series, StoredSeries.ORDER)
          .thenComparing(ManualClassification::observedAt)
          .thenComparing(ManualClassification::classifiedAt)
          .thenComparing(ManualClassification::after);

  private ClassificationRowTable() {}

  /** Inserts a classification, replacing the one for the same two instants. */
  static void keep(DSLContext sql, ManualClassification classification) {
    long id =
        seriesId(sql, classification.series())
            .orElseThrow(
                () ->
                    new HistoryException(
                        "the history has no bucket %s of account %s in %s: nothing was saved"
                            .formatted(
                                classification.series().bucket(),
                                classification.series().account(),
                                classification.series().unitCode())));
    sql.deleteFrom(CLASSIFICATION)
        .where(CLASSIFICATION.SERIES_ID.eq(id))
        .and(CLASSIFICATION.OBSERVED_AT.eq(classification.observedAt()))
        .and(CLASSIFICATION.AFTER.eq(classification.after()))
        .execute();
    sql.insertInto(CLASSIFICATION)
        .set(CLASSIFICATION.SERIES_ID, id)
        .set(CLASSIFICATION.OBSERVED_AT, classification.observedAt())
        .set(CLASSIFICATION.AFTER, classification.after())
        .set(CLASSIFICATION.AMOUNT, classification.amount())
        .set(CLASSIFICATION.KIND, classification.kind())
        .set(CLASSIFICATION.NOTE, classification.note())
        .set(CLASSIFICATION.CLASSIFIED_AT, classification.classifiedAt())
        .execute();
  }

  /** Removes the classifications that cover a change, and returns their number. */
  static int remove(
      DSLContext sql, SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {
    Condition sameDirection =
        amount.signum() < 0
            ? CLASSIFICATION.AMOUNT.lt(BigDecimal.ZERO)
            : CLASSIFICATION.AMOUNT.gt(BigDecimal.ZERO);
    return seriesId(sql, series)
        .map(
            id ->
                sql.deleteFrom(CLASSIFICATION)
                    .where(CLASSIFICATION.SERIES_ID.eq(id))
                    .and(CLASSIFICATION.OBSERVED_AT.ge(observedAt))
                    .and(CLASSIFICATION.AFTER.le(after))
                    .and(sameDirection)
                    .execute())
        .orElse(0);
  }

  static List<ManualClassification> select(DSLContext sql, Selection selection) {
    return sql
        .select(SeriesIdReader.KEY)
        .select(CLASSIFICATION.fields())
        .from(CLASSIFICATION)
        .join(SERIES)
        .on(SERIES.ID.eq(CLASSIFICATION.SERIES_ID))
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SERIES.ACCOUNT_ID))
        .where(SeriesIdReader.selected(selection))
        .fetch(
            row ->
                new ManualClassification(
                    SeriesIdReader.key(row),
                    row.get(CLASSIFICATION.AFTER),
                    row.get(CLASSIFICATION.OBSERVED_AT),
                    Amount.plain(row.get(CLASSIFICATION.AMOUNT)),
                    row.get(CLASSIFICATION.KIND),
                    row.get(CLASSIFICATION.NOTE),
                    row.get(CLASSIFICATION.CLASSIFIED_AT)))
        .stream()
        .sorted(BY_SERIES_AND_TIME)
        .toList();
  }

  private static Optional<Long> seriesId(DSLContext sql, SeriesKey series) {
    return sql.select(SERIES.ID)
        .from(SERIES)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SERIES.ACCOUNT_ID))
        .where(ACCOUNT.NAME.eq(series.account()))
        .and(SERIES.BUCKET.eq(series.bucket()))
        .and(SERIES.UNIT_KIND.eq(series.unitKind()))
        .and(SERIES.UNIT_CODE.eq(series.unitCode()))
        .and(SERIES.MEANS.eq(series.meaning()))
        .and(SERIES.PROVIDER.eq(series.provider()))
        .fetchOptional(SERIES.ID);
  }
}
