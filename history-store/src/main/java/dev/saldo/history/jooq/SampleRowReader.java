package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.integrity.SampleSequenceCheck;
import dev.saldo.history.jooq.stream.PagedRowReader;
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

  private static final TotalledSampleColumns COLUMNS = TotalledSampleColumns.of(SAMPLE);

  private SampleRowReader() {}

  /** Reads the samples in {@code [from, to)}. */
  static Iterator<BalanceSample> samples(
      DSLContext sql, StoredSeries series, Instant from, Instant to) {
    Stream<TotalledSample> read =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                walk(sql, series, from, to), Spliterator.ORDERED | Spliterator.NONNULL),
            false);
    return read.filter(
            sample -> !sample.observedAt().isBefore(from) && sample.observedAt().isBefore(to))
        .map(sample -> sample.in(series.key()))
        .iterator();
  }

  /** Reads the samples of a series that determine a window, and checks them. */
  static Iterator<TotalledSample> walk(
      DSLContext sql, StoredSeries series, Instant from, Instant to) {
    Instant begin = ColumnInstants.atOrAfter(from);
    return walk(sql, series.id(), series.check(), begin, ColumnInstants.atOrAfter(to));
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
      DSLContext sql, long seriesId, SampleSequenceCheck check, Instant from, Instant to) {
    Meaning meaning = check.key().meaning();
    TotalledSample before = lastBefore(sql, seriesId, meaning, from);
    TotalledSample after = firstFrom(sql, seriesId, meaning, to);
    Instant start = before == null ? from : before.observedAt();
    Condition end = after == null ? DSL.noCondition() : SAMPLE.OBSERVED_AT.le(after.observedAt());
    Iterator<TotalledSample> rows =
        new PagedRowReader<>(
            start,
            TotalledSample::observedAt,
            (next, skip) ->
                page(meaning, select(sql, seriesId, SAMPLE.OBSERVED_AT.ge(next).and(end), skip)));
    return check.along(rows, before == null, after == null ? check.last() : after.observedAt());
  }

  /** Returns the statement for a page of the samples of a series. */
  static ResultQuery<Record> select(DSLContext sql, long seriesId, Condition window, int skip) {
    return sql.select(COLUMNS.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(window)
        .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
        .limit(PagedRowReader.SIZE)
        .offset(skip);
  }

  /** Reads the last level before an instant and the levels from it on. */
  static Iterator<ObservedLevel> levels(
      DSLContext sql, long seriesId, SampleSequenceCheck check, Instant from) {
    Instant end = ColumnInstants.atOrAfter(Instant.MAX);
    return ObservedLevel.of(walk(sql, seriesId, check, from, end));
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
    return sql.select(COLUMNS.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(SAMPLE.OBSERVED_AT.le(at))
        .orderBy(SAMPLE.SERIES_ID.desc(), SAMPLE.OBSERVED_AT.desc())
        .limit(limit)
        .fetch(row -> COLUMNS.read(row, meaning));
  }

  private static @Nullable TotalledSample lastBefore(
      DSLContext sql, long seriesId, Meaning meaning, Instant at) {
    return last(sql, seriesId, meaning, SAMPLE.OBSERVED_AT.lt(at));
  }

  private static @Nullable TotalledSample firstFrom(
      DSLContext sql, long seriesId, Meaning meaning, Instant at) {
    List<TotalledSample> found = first(sql, seriesId, meaning, SAMPLE.OBSERVED_AT.ge(at), 1);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static @Nullable TotalledSample last(
      DSLContext sql, long seriesId, Meaning meaning, Condition side) {
    return sql.select(COLUMNS.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(side)
        .orderBy(SAMPLE.SERIES_ID.desc(), SAMPLE.OBSERVED_AT.desc())
        .limit(1)
        .fetchOne(row -> COLUMNS.read(row, meaning));
  }

  private static List<TotalledSample> first(
      DSLContext sql, long seriesId, Meaning meaning, Condition side, int limit) {
    return sql.select(COLUMNS.all())
        .from(SAMPLE)
        .where(SAMPLE.SERIES_ID.eq(seriesId))
        .and(side)
        .orderBy(SAMPLE.SERIES_ID.asc(), SAMPLE.OBSERVED_AT.asc())
        .limit(limit)
        .fetch(row -> COLUMNS.read(row, meaning));
  }

  /** Reads with JDBC: a generic record per row would take as long as the database itself. */
  private static List<TotalledSample> page(Meaning meaning, ResultQuery<?> query) {
    List<TotalledSample> samples = new ArrayList<>();
    try (ResultSet rows = query.fetchResultSet()) {
      while (rows.next()) {
        samples.add(Objects.requireNonNull(TotalledSampleColumns.readOrNull(rows, 1, meaning)));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
    return samples;
  }
}
