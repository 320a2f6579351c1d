package dev.saldo.history.jooq;

import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.jooq.column.ColumnTextLimit;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The description of a bucket, shortened to fit the columns of its series.
 *
 * @param label the vendor's name for the bucket
 * @param rawCode the unit's code as sent
 * @param terms the terms
 * @param derived whether the amount is derived from another bucket
 * @param notes the notes of the reading
 */
record BucketDescriptionRow(
    String label, String rawCode, Terms terms, boolean derived, List<String> notes) {

  private static final int LABEL_LENGTH = 500;
  private static final int NOTE_LENGTH = 1_000;

  static BucketDescriptionRow of(Balance balance) {
    Terms terms = balance.terms();
    BigDecimal limit = terms.creditLimit();
    return new BucketDescriptionRow(
        ColumnTextLimit.fit(balance.label(), LABEL_LENGTH),
        ColumnTextLimit.storable(balance.unit().rawCode()),
        new Terms(
            terms.billing(),
            limit == null ? null : Amount.plain(limit),
            terms.expiresAt() == null ? null : terms.expiresAt().truncatedTo(ChronoUnit.MILLIS)),
        balance.derived(),
        balance.notes().stream().map(note -> ColumnTextLimit.fit(note, NOTE_LENGTH)).toList());
  }

  static BucketDescriptionRow of(Series series) {
    return new BucketDescriptionRow(
        series.label(), series.unit().rawCode(), series.terms(), series.derived(), series.notes());
  }

  /** Returns its terms and notes, as stated since an instant. */
  StatedBucketTerms stated(Instant since) {
    return new StatedBucketTerms(since, terms, notes);
  }

  /**
   * Returns the description of a series that was only imported: its key, and nothing else known.
   */
  static BucketDescriptionRow unstated(SeriesKey key) {
    return new BucketDescriptionRow(
        key.bucket(), key.unitCode(), new Terms(Billing.UNKNOWN, null, null), false, List.of());
  }
}
