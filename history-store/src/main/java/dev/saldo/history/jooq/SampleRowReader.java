package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.stream.PagedRowReader;
import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the samples of one series in time order. */
final class SampleRowReader {

  private SampleRowReader() {}

  /** Reads the samples in {@code [from, to)}. */
  static Iterator<BalanceSample> samples(
      HistoryReadSnapshot history, StoredSeries series, Instant from, Instant to) {
    Stream<TotalledSample> read =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                walk(history, series, from, to), Spliterator.ORDERED | Spliterator.NONNULL),
            false);
    return read.filter(
            sample -> !sample.observedAt().isBefore(from) && sample.observedAt().isBefore(to))
        .map(sample -> sample.in(series.key()))
        .iterator();
  }

  /** Reads the samples of a series that determine a window, and checks them. */
  static Iterator<TotalledSample> walk(
      HistoryReadSnapshot history, StoredSeries series, Instant from, Instant to) {
    Instant begin = ColumnInstants.atOrAfter(from);
    return walk(history, series.id(), series.check(), begin, ColumnInstants.atOrAfter(to));
  }

  /** Reads the instants in {@code [from, to)} of samples that are glitches, series by series. */
  static List<SeriesInstant> glitches(
      DSLContext sql, Selection selection, Instant from, Instant to) {
    Instant start = ColumnInstants.atOrAfter(from);
    Instant end = ColumnInstants.atOrAfter(to);
    return StoredSeries.select(sql, selection).stream()
        .flatMap(kept -> glitches(sql, kept, start, end).stream())
        .toList();
  }

  /** Returns whether the vendor stated the time of any sample in {@code [from, to)}. */
  static boolean haveVendorTime(DSLContext sql, Selection selection, Instant from, Instant to) {
    Instant start = ColumnInstants.atOrAfter(from);
    Instant end = ColumnInstants.atOrAfter(to);
    return StoredSeries.select(sql, selection).stream()
        .anyMatch(
            kept ->
                sql.fetchExists(
                    DSL.selectOne()
                        .from(SAMPLE)
                        .where(SAMPLE.SERIES_ID.eq(kept.id()))
                        .and(SAMPLE.OBSERVED_AT.ge(start))
                        .and(SAMPLE.OBSERVED_AT.lt(end))
                        .and(SAMPLE.STATED_AT.isNotNull())));
  }

  private static List<SeriesInstant> glitches(
      DSLContext sql, StoredSeries series, Instant from, Instant to) {
    return sql.select(SAMPLE.OBSERVED_AT)
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(series.id()))
        .and(SAMPLE.OBSERVED_AT.ge(from))
        .and(SAMPLE.OBSERVED_AT.lt(to))
        .and(SAMPLE.HELD.isNotNull())
        .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
        .fetch(row -> new SeriesInstant(series.key(), row.value1()));
  }

  /**
   * Reads the samples in {@code [from, to)}, the last one before them and the first one after them,
   * and checks that they add up and that none is missing.
   */
  static Iterator<TotalledSample> walk(
      HistoryReadSnapshot history,
      long seriesId,
      SampleSequenceCheck check,
      Instant from,
      Instant to) {
    Meaning meaning = check.key().meaning();
    TotalledSample before = first(history, StatementText.SAMPLE_BEFORE, seriesId, meaning, from);
    TotalledSample after = first(history, StatementText.SAMPLE_FROM, seriesId, meaning, to);
    Instant start = before == null ? from : before.observedAt();
    Instant end = after == null ? ColumnInstants.atOrBefore(Instant.MAX) : after.observedAt();
    Iterator<TotalledSample> rows =
        new PagedRowReader<>(
            start,
            TotalledSample::observedAt,
            (next, skip) ->
                read(history, meaning, StatementText.SAMPLES, seriesId, next, end, (long) skip));
    return check.along(rows, before == null, after == null ? check.last() : after.observedAt());
  }

  /** Returns the statement for a page of the samples of a series in {@code [from, to]}. */
  static ResultQuery<Record> select(
      DSLContext sql, long seriesId, Instant from, Instant to, long skip) {
    return sql.select(TotalledSampleColumns.OF_SAMPLE.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(SAMPLE.OBSERVED_AT.ge(from))
        .and(SAMPLE.OBSERVED_AT.le(to))
        .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
        .limit(DSL.inline(PagedRowReader.SIZE))
        .offset(skip);
  }

  /** Reads the last level before an instant and the levels from it on. */
  static Iterator<ObservedLevel> levels(
      HistoryReadSnapshot history, long seriesId, SampleSequenceCheck check, Instant from) {
    Instant end = ColumnInstants.atOrAfter(Instant.MAX);
    return ObservedLevel.of(walk(history, seriesId, check, from, end));
  }

  static @Nullable TotalledSample lastAtOrBefore(
      DSLContext sql, long seriesId, Meaning meaning, Instant at) {
    return last(sql, seriesId, meaning, SAMPLE.OBSERVED_AT.le(at));
  }

  /** Returns the first samples after an instant, at most so many. */
  static List<TotalledSample> after(
      DSLContext sql, long seriesId, Meaning meaning, Instant at, int limit) {
    return first(sql, seriesId, meaning, SAMPLE.OBSERVED_AT.gt(at), limit);
  }

  /** Returns the last samples at or before an instant, at most so many, newest first. */
  static List<TotalledSample> atOrBefore(
      DSLContext sql, long seriesId, Meaning meaning, Instant at, int limit) {
    return sql.select(TotalledSampleColumns.OF_SAMPLE.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(SAMPLE.OBSERVED_AT.le(at))
        .orderBy(SAMPLE.SERIES_ID.desc(), SAMPLE.OBSERVED_AT.desc())
        .limit(limit)
        .fetch(row -> TotalledSampleColumns.OF_SAMPLE.read(row, meaning));
  }

  private static @Nullable TotalledSample first(
      HistoryReadSnapshot history,
      StatementText statement,
      long seriesId,
      Meaning meaning,
      Instant at) {
    List<TotalledSample> found = read(history, meaning, statement, seriesId, at);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static @Nullable TotalledSample last(
      DSLContext sql, long seriesId, Meaning meaning, Condition side) {
    return selectLast(sql, seriesId, side)
        .fetchOne(row -> TotalledSampleColumns.OF_SAMPLE.read(row, meaning));
  }

  /** Returns the statement for the last sample of a series on a side of an instant. */
  static ResultQuery<Record> selectLast(DSLContext sql, long seriesId, Condition side) {
    return sql.select(TotalledSampleColumns.OF_SAMPLE.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(side)
        .orderBy(SAMPLE.SERIES_ID.desc(), SAMPLE.OBSERVED_AT.desc())
        .limit(DSL.inline(1));
  }

  private static List<TotalledSample> first(
      DSLContext sql, long seriesId, Meaning meaning, Condition side, int limit) {
    return selectFirst(sql, seriesId, side, limit)
        .fetch(row -> TotalledSampleColumns.OF_SAMPLE.read(row, meaning));
  }

  /** Returns the statement for the first samples of a series on a side of an instant. */
  static ResultQuery<Record> selectFirst(DSLContext sql, long seriesId, Condition side, int limit) {
    return sql.select(TotalledSampleColumns.OF_SAMPLE.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(side)
        .orderBy(SAMPLE.SERIES_ID.asc(), SAMPLE.OBSERVED_AT.asc())
        .limit(DSL.inline(limit));
  }

  /** Reads with JDBC: a generic record per row would take as long as the database itself. */
  private static List<TotalledSample> read(
      HistoryReadSnapshot history, Meaning meaning, StatementText statement, Object... values) {
    List<TotalledSample> samples = new ArrayList<>();
    try (ResultSet rows = history.run(statement, values)) {
      while (rows.next()) {
        samples.add(Objects.requireNonNull(ResultRowReader.readOrNull(rows, 1, meaning)));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return samples;
  }
}
