package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.spi.Balance.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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
    List<Field<?>> columns =
        List.of(COLUMNS.observedAt(), COLUMNS.amount(), COLUMNS.unlimited(), COLUMNS.rawAmount());
    return new PagedRowReader<>(
        from,
        BalanceSample::observedAt,
        (start, skip) ->
            sql.select(columns)
                .from(SAMPLE)
                .where(SAMPLE.SERIES_ID.eq(series.id()))
                .and(SAMPLE.OBSERVED_AT.ge(start))
                .and(SAMPLE.OBSERVED_AT.lt(to))
                .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
                .limit(PagedRowReader.SIZE)
                .offset(skip)
                .fetch(
                    row ->
                        new BalanceSample(
                            series.key(),
                            row.get(COLUMNS.observedAt()),
                            RawAmountColumn.read(
                                row.get(COLUMNS.amount()),
                                row.get(COLUMNS.unlimited()),
                                row.get(COLUMNS.rawAmount())))));
  }

  /**
   * Reads the samples in {@code [from, to)}, the last one before them and the first one after them.
   */
  static Iterator<TotalledSample> walk(
      DSLContext sql, long seriesId, Meaning meaning, Instant from, Instant to) {
    TotalledSample before = lastBefore(sql, seriesId, meaning, from);
    TotalledSample after = firstFrom(sql, seriesId, meaning, to);
    Instant start = before == null ? from : before.observedAt();
    Condition end = after == null ? DSL.noCondition() : SAMPLE.OBSERVED_AT.le(after.observedAt());
    List<Field<?>> columns = new ArrayList<>(COLUMNS.all());
    return new PagedRowReader<>(
        start,
        TotalledSample::observedAt,
        (next, skip) ->
            page(
                meaning,
                sql.select(columns)
                    .from(SAMPLE)
                    .where(SAMPLE.SERIES_ID.eq(seriesId))
                    .and(SAMPLE.OBSERVED_AT.ge(next))
                    .and(end)
                    .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
                    .limit(PagedRowReader.SIZE)
                    .offset(skip)));
  }

  /** Reads the last level before an instant and the levels from it on. */
  static Iterator<ObservedLevel> levels(
      DSLContext sql, long seriesId, Meaning meaning, Instant from) {
    TotalledSample before = lastBefore(sql, seriesId, meaning, from);
    return new PagedRowReader<>(
        before == null ? from : before.observedAt(),
        ObservedLevel::at,
        (next, skip) ->
            levels(
                meaning,
                sql.select(COLUMNS.observedAt(), COLUMNS.amount())
                    .from(SAMPLE)
                    .where(SAMPLE.SERIES_ID.eq(seriesId))
                    .and(SAMPLE.OBSERVED_AT.ge(next))
                    .orderBy(SAMPLE.SERIES_ID, SAMPLE.OBSERVED_AT)
                    .limit(PagedRowReader.SIZE)
                    .offset(skip)));
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

  private static List<ObservedLevel> levels(Meaning meaning, ResultQuery<?> query) {
    List<ObservedLevel> levels = new ArrayList<>();
    try (ResultSet rows = query.fetchResultSet()) {
      ResultRowReader row = new ResultRowReader(rows);
      while (row.next()) {
        levels.add(ObservedLevel.of(row.instant(), row.decimalOrNull(), meaning));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    return levels;
  }

  /** Reads with JDBC: a generic record per row would take as long as the database itself. */
  private static List<TotalledSample> page(Meaning meaning, ResultQuery<?> query) {
    List<TotalledSample> samples = new ArrayList<>();
    try (ResultSet rows = query.fetchResultSet()) {
      while (rows.next()) {
        samples.add(Objects.requireNonNull(TotalledSampleColumns.readOrNull(rows, 1, meaning)));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    return samples;
  }
}
