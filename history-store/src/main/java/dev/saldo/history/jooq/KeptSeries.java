package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A series that has samples, with its number in the tables.
 *
 * @param id the number
 * @param series the series and its latest sample
 * @param polledAt its latest sample from a poll; null if it was only imported
 * @param thinnedUntil from when on all its samples are there; null if they always are
 * @param numberless whether one of its samples ever stated no number
 */
record KeptSeries(
    long id,
    Series series,
    @Nullable Instant polledAt,
    @Nullable Instant thinnedUntil,
    boolean numberless) {

  /** By account, bucket, unit and meaning; the provider only when the account changed it. */
  static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::account)
          .thenComparing(SeriesKey::bucket)
          .thenComparing(SeriesKey::unitKind)
          .thenComparing(SeriesKey::unitCode)
          .thenComparing(SeriesKey::means)
          .thenComparing(SeriesKey::provider);

  SeriesKey key() {
    return series.key();
  }

  static List<KeptSeries> select(DSLContext sql, Selection selection) {
    Condition selected = DSL.noCondition();
    if (!selection.accounts().isEmpty()) {
      selected = selected.and(ACCOUNT.NAME.in(selection.accounts()));
    }
    if (!selection.providers().isEmpty()) {
      selected = selected.and(SERIES.PROVIDER.in(selection.providers()));
    }
    return fetch(sql, selected).stream()
        .sorted(Comparator.comparing(KeptSeries::key, ORDER))
        .toList();
  }

  /** Returns the series of some accounts, by their numbers. */
  static List<KeptSeries> ofAccounts(DSLContext sql, List<Long> accountIds) {
    return fetch(sql, ACCOUNT.ID.in(accountIds));
  }

  private static List<KeptSeries> fetch(DSLContext sql, Condition condition) {
    return statement(sql, condition).fetch(KeptSeries::read);
  }

  /** Reads head rows, never samples. */
  static ResultQuery<Record> statement(DSLContext sql, Condition condition) {
    return sql.select(
            SERIES.ID,
            ACCOUNT.NAME,
            ACCOUNT.EVERY_SECONDS,
            SERIES.PROVIDER,
            SERIES.BUCKET,
            SERIES.UNIT_KIND,
            SERIES.UNIT_CODE,
            SERIES.MEANS,
            SERIES.LABEL,
            SERIES.RAW_CODE,
            SERIES.BILLING,
            SERIES.CREDIT_LIMIT,
            SERIES.EXPIRES_AT,
            SERIES.DERIVED,
            SERIES.NOTES,
            SERIES.THINNED_UNTIL,
            HEAD.FIRST_OBSERVED_AT,
            HEAD.POLLED_AT,
            HEAD.NUMBERLESS)
        .select(SampleColumns.OF_HEAD.all())
        .from(ACCOUNT)
        .join(SERIES)
        .on(SERIES.ACCOUNT_ID.eq(ACCOUNT.ID))
        .join(HEAD)
        .on(HEAD.SERIES_ID.eq(SERIES.ID))
        .where(condition);
  }

  private static KeptSeries read(Record row) {
    SeriesKey key =
        new SeriesKey(
            row.get(ACCOUNT.NAME),
            row.get(SERIES.PROVIDER),
            row.get(SERIES.BUCKET),
            row.get(SERIES.UNIT_KIND),
            row.get(SERIES.UNIT_CODE),
            row.get(SERIES.MEANS));
    Series series =
        new Series(
            key,
            row.get(SERIES.LABEL),
            new BalanceUnit(key.unitKind(), key.unitCode(), row.get(SERIES.RAW_CODE)),
            new Terms(
                row.get(SERIES.BILLING),
                Decimals.plain(row.get(SERIES.CREDIT_LIMIT)),
                row.get(SERIES.EXPIRES_AT)),
            row.get(SERIES.DERIVED),
            List.of(row.get(SERIES.NOTES)),
            Duration.ofSeconds(row.get(ACCOUNT.EVERY_SECONDS)),
            row.get(HEAD.FIRST_OBSERVED_AT),
            SampleColumns.OF_HEAD.read(row, key.means()));
    return new KeptSeries(
        row.get(SERIES.ID),
        series,
        row.get(HEAD.POLLED_AT),
        row.get(SERIES.THINNED_UNTIL),
        row.get(HEAD.NUMBERLESS));
  }
}
