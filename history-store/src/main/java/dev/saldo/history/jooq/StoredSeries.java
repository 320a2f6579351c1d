package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.history.jooq.database.DamagedHistory;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.CompleteTableRead;
import dev.saldo.history.jooq.integrity.HeadRowChecksum;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.BalanceUnit.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * A series that has samples, with its id and write state.
 *
 * @param id the id
 * @param series the series and its latest sample
 * @param polledAt the instant of its latest sample from a poll; null if it was only imported
 * @param thinnedUntil the instant before which samples may be missing; null if it was never thinned
 * @param numberless whether any of its samples states no number
 * @param countedUntil the end of the days whose usage is counted; null if there are none
 */
record StoredSeries(
    long id,
    Series series,
    @Nullable Instant polledAt,
    @Nullable Instant thinnedUntil,
    boolean numberless,
    @Nullable Instant countedUntil) {

  /**
   * The order by account, bucket, unit and meaning; the provider differs only if the account
   * changed it.
   */
  static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::account)
          .thenComparing(SeriesKey::bucket)
          .thenComparing(SeriesKey::unitKind)
          .thenComparing(SeriesKey::unitCode)
          .thenComparing(SeriesKey::meaning)
          .thenComparing(SeriesKey::provider);

  SeriesKey key() {
    return series.key();
  }

  /** Returns whether samples may have been deleted. */
  boolean isThinned() {
    return thinnedUntil != null && series.firstObservedAt().isBefore(thinnedUntil);
  }

  static List<StoredSeries> select(DSLContext sql, Selection selection) {
    return select(HistoryReadSnapshot.within(sql), selection);
  }

  static List<StoredSeries> select(HistoryReadSnapshot history, Selection selection) {
    CompleteTableRead heads = CompleteTableRead.of(history, StatementText.HEAD_COUNT, selection);
    List<StoredSeries> found =
        heads.isUnconditional()
            ? fetch(() -> history.run(StatementText.SERIES))
            : fetch(history.sql(), heads.condition(SERIES.PROVIDER));
    heads.requireAll(found.size());
    return found.stream()
        .filter(kept -> selection.includes(kept.key().account(), kept.key().provider()))
        .sorted(Comparator.comparing(StoredSeries::key, ORDER))
        .toList();
  }

  /** Returns the keys of the series by id. */
  static Map<Long, SeriesKey> keys(HistoryReadSnapshot history, Selection selection) {
    return select(history, selection).stream()
        .collect(Collectors.toMap(StoredSeries::id, StoredSeries::key));
  }

  /** Returns the series with a key; empty if there is none. */
  static List<StoredSeries> only(HistoryReadSnapshot history, SeriesKey key) {
    Selection account = new Selection(Set.of(key.account()), Set.of(key.provider()));
    return select(history, account).stream().filter(kept -> kept.key().equals(key)).toList();
  }

  /** Returns a series given by id; empty if it has no sample. */
  static Optional<StoredSeries> find(DSLContext sql, long id) {
    return fetch(sql, SERIES.ID.eq(id)).stream().findFirst();
  }

  /**
   * Returns the time of the latest poll; another one if there was a poll and its row is damaged.
   */
  static @Nullable Instant findPolledAt(DSLContext sql, long id, Instant other) {
    try {
      return find(sql, id).map(StoredSeries::polledAt).orElse(null);
    } catch (HistoryException e) {
      boolean polled = sql.fetchExists(HEAD, HEAD.SERIES_ID.eq(id).and(HEAD.POLLED_AT.isNotNull()));
      return polled ? other : null;
    }
  }

  /** Returns the series of accounts given by id. */
  static List<StoredSeries> ofAccounts(DSLContext sql, List<Long> accountIds) {
    return fetch(sql, ACCOUNT.ID.in(accountIds));
  }

  private static List<StoredSeries> fetch(DSLContext sql, Condition condition) {
    return fetch(() -> statement(sql, condition).fetchResultSet());
  }

  /** Reads with JDBC: jOOQ's records of so many columns would take longer than the statement. */
  private static List<StoredSeries> fetch(ResultRowReader.Source source) {
    List<StoredSeries> all = new ArrayList<>();
    try (ResultSet rows = source.open()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        all.add(read(row));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return all;
  }

  /**
   * Returns the statement, which reads head rows but no samples; {@link #read} takes its columns in
   * order.
   */
  static ResultQuery<Record> statement(DSLContext sql, Condition condition) {
    return sql.select(
            SERIES.ID,
            HEAD.UNCONFIRMED_SINCE,
            HEAD.HELD,
            ACCOUNT.NAME,
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
            ACCOUNT.EVERY_SECONDS,
            HEAD.FIRST_OBSERVED_AT)
        .select(TotalledSampleColumns.OF_HEAD.all())
        .select(HEAD.POLLED_AT, SERIES.THINNED_UNTIL, HEAD.NUMBERLESS, HEAD.COUNTED_UNTIL)
        .select(ACCOUNT.ID, ACCOUNT.PROVIDER, ACCOUNT.RETIRED_AT)
        .select(ACCOUNT.CHECKSUM, SERIES.CHECKSUM)
        .from(ACCOUNT)
        .join(SERIES)
        .on(SERIES.ACCOUNT_ID.eq(ACCOUNT.ID))
        .join(HEAD)
        .on(HEAD.SERIES_ID.eq(SERIES.ID))
        .where(condition);
  }

  private static StoredSeries read(ResultRowReader row) throws SQLException {
    long id = row.number();
    UnconfirmedReading unconfirmed = unconfirmed(row.instantOrNull(), row.decimalOrNull());
    SeriesKey key =
        new SeriesKey(
            row.text(),
            row.text(),
            row.text(),
            row.word(Kind.class),
            row.text(),
            row.word(Meaning.class));
    Series series =
        new Series(
            key,
            row.text(),
            new BalanceUnit(key.unitKind(), key.unitCode(), row.text()),
            new Terms(row.word(Billing.class), row.decimalOrNull(), row.instantOrNull()),
            row.truth(),
            row.texts(),
            Duration.ofSeconds(row.number()),
            row.instant(),
            row.uncheckedSample(key.meaning()),
            null,
            unconfirmed);
    int checksum = row.checksum();
    StoredSeries read =
        new StoredSeries(
            id, series, row.instantOrNull(), row.instantOrNull(), row.truth(), row.instantOrNull());
    read.requireIntact(checksum);
    read.requireDescribed(
        row.number(), row.text(), row.instantOrNull(), row.checksum(), row.checksum());
    return read;
  }

  /** Returns the check of its samples while they are read. */
  SampleSequenceCheck check() {
    return new SampleSequenceCheck(
        key(), series.firstObservedAt(), series.last().observedAt(), thinnedUntil);
  }

  /** Checks the samples at or before, and after, an instant. */
  void requireNeighbours(
      Instant at, @Nullable TotalledSample before, @Nullable TotalledSample after) {
    TotalledSample last = series.last();
    if (last.observedAt().isAfter(at)) {
      check().bracket(at, before, after);
    } else if (after != null || !last.equals(before)) {
      throw check().refusal("the recorded newest sample is not its latest sample");
    }
  }

  private void requireIntact(int checksum) {
    TotalledSample last = series.last();
    if (checksum
        != HeadRowChecksum.compute(
            id,
            series.firstObservedAt(),
            polledAt,
            last,
            numberless,
            countedUntil,
            series.unconfirmed())) {
      throw DamagedHistory.refusal(
          "the newest sample of account %s, bucket %s does not match its checksum"
              .formatted(key().account(), key().bucket()));
    }
  }

  /** Checks the rows of the account and of the series. */
  private void requireDescribed(
      long accountId,
      String provider,
      @Nullable Instant retiredAt,
      int accountChecksum,
      int checksum) {
    String account = key().account();
    long every = series.every().toSeconds();
    if (accountChecksum != RowChecksum.of(accountId, account, provider, every, retiredAt)) {
      throw TableRowChecksum.refusal("account " + account);
    }
    Terms terms = series.terms();
    if (checksum
        != RowChecksum.of(
            id,
            accountId,
            key().provider(),
            key().bucket(),
            key().unitKind(),
            key().unitCode(),
            key().meaning(),
            series.label(),
            series.unit().rawCode(),
            terms.billing(),
            terms.creditLimit(),
            terms.expiresAt(),
            series.derived(),
            series.notes().toArray(String[]::new),
            thinnedUntil)) {
      throw TableRowChecksum.refusal("account %s, bucket %s".formatted(account, key().bucket()));
    }
  }

  private static @Nullable UnconfirmedReading unconfirmed(
      @Nullable Instant since, @Nullable BigDecimal before) {
    return since == null || before == null ? null : new UnconfirmedReading(since, before);
  }
}
