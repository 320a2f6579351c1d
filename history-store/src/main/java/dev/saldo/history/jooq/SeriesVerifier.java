package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ACCOUNT;
import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.RISE;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;
import static dev.saldo.history.jooq.schema.Tables.WEEK_OF_USE;

import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryException;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.Rise;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.hourly.WeeklyUsage;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.AccountRowVerifier;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import dev.saldo.history.jooq.integrity.WeeklyUsageCodec;
import dev.saldo.history.jooq.stream.PagedRowReader;
import dev.saldo.history.jooq.terms.LatestTermsCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads every row of a series, recomputes what is derived from its samples, and compares. */
final class SeriesVerifier {

  private static final Duration WEEK = Duration.ofDays(7);

  private final DSLContext sql;
  private final long id;
  private final SeriesKey key;
  private final List<HistoryDamage> damage = new ArrayList<>();
  private final List<Rise> rises = new ArrayList<>();
  private long samples;
  private boolean numberless;
  private @Nullable TotalledSample first;
  private @Nullable TotalledSample last;
  private @Nullable Instant thinnedUntil;

  SeriesVerifier(DSLContext sql, long id, SeriesKey key) {
    this.sql = sql;
    this.id = id;
    this.key = key;
  }

  /** Verifies the series. */
  HistoryVerification run() {
    verify();
    return new HistoryVerification(1, samples, damage);
  }

  /** Finds the damage of the series; derived rows are compared only if its samples are intact. */
  private void verify() {
    check("its description", false, this::verifyDescription);
    check("its classifications", false, () -> ClassificationRowTable.ofSeries(sql, id, key));
    check("its samples", false, this::verifySamples);
    if (damage.isEmpty()) {
      check("its newest sample", true, this::verifyHead);
      check("its rises", true, this::verifyRises);
      check("its weeks of usage", true, this::verifyWeeks);
    }
  }

  /** Recomputes what is derived from the samples, which must be intact. */
  void repair() {
    verifySamples();
    TotalledSample newest = last;
    TotalledSample oldest = first;
    if (newest == null || oldest == null) {
      return;
    }
    repairRises();
    Instant from = WeeklyUsageReader.midnight(oldest.observedAt());
    Instant until = WeeklyUsageReader.settled(newest);
    repairWeeks(from, until);
    repairHead(oldest, newest, until.isBefore(from) ? from : until);
  }

  private void check(String rows, boolean derived, Runnable check) {
    try {
      check.run();
    } catch (HistoryException e) {
      found(null, rows + " cannot be read: " + e.getMessage(), derived);
    } catch (RuntimeException e) {
      found(
          null, rows + " cannot be read: " + DatabaseErrors.translateRead(e).getMessage(), derived);
    }
  }

  private void found(@Nullable Instant at, String problem, boolean derived) {
    damage.add(new HistoryDamage(key, at, problem, derived, false));
  }

  private void verifyDescription() {
    Record description =
        sql.select(TableRowChecksum.DESCRIPTIONS.columns())
            .from(SERIES)
            .where(SERIES.ID.eq(id))
            .fetchSingle();
    if (!TableRowChecksum.DESCRIPTIONS.matches(description)) {
      found(null, "its description does not match its checksum", false);
    }
    sql.select(TableRowChecksum.ACCOUNTS.columns())
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(description.get(SERIES.ACCOUNT_ID)))
        .fetchOptional()
        .filter(account -> !TableRowChecksum.ACCOUNTS.matches(account))
        .ifPresent(account -> found(null, AccountRowVerifier.DAMAGE, false));
    if (!LatestTermsCheck.holds(sql, id)) {
      found(null, "its latest terms and notes are not those of its description", false);
    }
  }

  private void verifySamples() {
    thinnedUntil =
        sql.select(SERIES.THINNED_UNTIL)
            .from(SERIES)
            .where(SERIES.ID.eq(id))
            .fetchSingle(row -> row.value1());
    rises.clear();
    samples = 0;
    first = null;
    last = null;
    rows(this::verifySample).forEachRemaining(sample -> samples++);
  }

  private void verifySample(TotalledSample sample) {
    TotalledSample previous = last;
    Instant at = sample.observedAt();
    if (previous == null) {
      first = sample;
      if (!sample.isFirst()) {
        found(at, "does not match the recorded first sample", false);
      }
    } else {
      boolean complete = thinnedUntil == null || !previous.observedAt().isBefore(thinnedUntil);
      if (!sample.continues(previous, complete)) {
        found(at, "inconsistent with the previous sample", false);
      }
      var risen = sample.totals().risen().subtract(previous.totals().risen());
      if (risen.signum() > 0) {
        rises.add(new Rise(key, previous.observedAt(), at, risen));
      }
    }
    numberless = numberless || sample.amount().value() == null;
    last = sample;
  }

  /** Reads all samples and reports those that do not match their checksum. */
  private Iterator<TotalledSample> rows(Consumer<TotalledSample> visitor) {
    return new PagedRowReader<>(
        ColumnInstants.atOrAfter(Instant.MIN),
        TotalledSample::observedAt,
        (from, skip) -> page(from, skip, visitor));
  }

  private List<TotalledSample> page(Instant from, int skip, Consumer<TotalledSample> visitor) {
    List<TotalledSample> page = new ArrayList<>();
    try (ResultSet row =
        sql.select(TotalledSampleColumns.of(SAMPLE).all())
            .from(SAMPLE)
            .where(SAMPLE.SERIES_ID.eq(id))
            .and(SAMPLE.OBSERVED_AT.ge(from))
            .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
            .limit(PagedRowReader.SIZE)
            .offset(skip)
            .fetchResultSet()) {
      while (row.next()) {
        TotalledSample sample =
            Objects.requireNonNull(ResultRowReader.readUncheckedOrNull(row, 1, key.meaning()));
        Instant at = sample.observedAt();
        if (row.getInt(TotalledSampleColumns.COUNT) != TotalledSampleColumns.checksum(sample)) {
          found(at, "does not match its checksum", false);
        }
        visitor.accept(sample);
        page.add(sample);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return page;
  }

  private void verifyHead() {
    StoredSeries head = StoredSeries.find(sql, id).orElse(null);
    boolean isSame =
        head == null
            ? last == null
            : head.series().last().equals(last)
                && first != null
                && head.series().firstObservedAt().equals(first.observedAt())
                && (head.numberless() || !numberless);
    if (!isSame) {
      found(null, "the recorded newest sample is not its latest sample", true);
    }
  }

  private void verifyRises() {
    List<Rise> stored = RiseRowReader.all(sql, key, id);
    if (!stored.equals(rises)) {
      found(
          null,
          "the %d stored rises are not the %d rises of its samples"
              .formatted(stored.size(), rises.size()),
          true);
    } else if (!SeriesWriteCompletion.ruling(sql, id, key).isIntact()) {
      found(null, "what is kept of its rises is wrong", true);
    }
  }

  private void verifyWeeks() {
    Instant until = StoredSeries.find(sql, id).map(StoredSeries::countedUntil).orElse(null);
    TotalledSample oldest = first;
    if (until == null || oldest == null) {
      return;
    }
    NavigableMap<Instant, WeeklyUsage> stored = new TreeMap<>();
    WeeklyUsageReader.read(
            HistoryReadSnapshot.within(sql),
            List.of(id),
            WeeklyUsage.begin(oldest.observedAt()),
            ColumnInstants.atOrBefore(Instant.MAX))
        .getOrDefault(id, List.of())
        .forEach(week -> stored.put(week.begins(), week));
    count(
        WeeklyUsageReader.midnight(oldest.observedAt()),
        until,
        week -> {
          WeeklyUsage kept = stored.get(week.begins());
          boolean isSame = kept != null && checksum(kept) == checksum(week);
          if (kept == null || (!isSame && isCountable(week))) {
            found(week.begins(), "the stored usage of the week is wrong", true);
          }
        });
  }

  /** Returns whether all samples from which a week was computed still exist. */
  private boolean isCountable(WeeklyUsage week) {
    return thinnedUntil == null
        || !week.begins().isBefore(WeeklyUsage.begin(thinnedUntil).plus(WEEK));
  }

  private int checksum(WeeklyUsage week) {
    return WeeklyUsageCodec.checksum(
        id, week.begins(), week.falls(), week.rises(), WeeklyUsageCodec.write(week));
  }

  private void count(Instant from, Instant until, Consumer<WeeklyUsage> weeks) {
    if (from.isBefore(until)) {
      WeeklyUsageWriter.count(from, until, null, ObservedLevel.of(rows(unused -> {})), weeks);
    }
  }

  private void repairRises() {
    sql.deleteFrom(RISE).where(RISE.SERIES_ID.eq(id)).execute();
    SampleRowWriter writer = SampleRowWriter.ofPolls(sql);
    rises.forEach(rise -> writer.insertRise(id, rise.after(), rise.observedAt(), rise.amount()));
    writer.flush();
    SeriesWriteCompletion.ruling(sql, id, key).repair();
  }

  private void repairWeeks(Instant from, Instant until) {
    sql.deleteFrom(WEEK_OF_USE).where(WEEK_OF_USE.SERIES_ID.eq(id)).execute();
    StatementRowBatch insertions = WeeklyUsageWriter.insertions(sql);
    count(from, until, week -> WeeklyUsageWriter.insert(insertions, id, week));
    insertions.flush();
  }

  private void repairHead(TotalledSample oldest, TotalledSample newest, Instant countedUntil) {
    Instant polledAt = StoredSeries.findPolledAt(sql, id, newest.observedAt());
    sql.deleteFrom(HEAD).where(HEAD.SERIES_ID.eq(id)).execute();
    SeriesHeadWriter writer = new SeriesHeadWriter(sql);
    writer.insert(
        new SeriesHeadWriter.Head(
            id, oldest.observedAt(), polledAt, newest, numberless, countedUntil, null));
    writer.flush();
  }
}
