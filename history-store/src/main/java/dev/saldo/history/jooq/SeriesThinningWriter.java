package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.ManualClassification;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleThinner;
import dev.saldo.history.SeriesThinningResult;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.HistoryReadSnapshot;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.integrity.TableRowChecksum;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Thins the old samples of a series. */
final class SeriesThinningWriter {

  private static final Instant BEGINNING = Instant.MIN;

  private SeriesThinningWriter() {}

  static List<SeriesThinningResult> plan(
      DSLContext sql, Selection selection, RetentionPolicy retention) {
    return StoredSeries.select(sql, selection).stream()
        .map(series -> decide(sql, series, retention, removed -> {}))
        .toList();
  }

  /** Deletes rows that were already read, so that reading is not disturbed. */
  static SeriesThinningResult thin(DSLContext sql, SeriesKey key, RetentionPolicy retention) {
    StoredSeries series = StoredSeries.only(HistoryReadSnapshot.within(sql), key).getFirst();
    StatementRowBatch deletions =
        new StatementRowBatch(
            sql,
            sql.deleteFrom(SAMPLE)
                .where(SAMPLE.SERIES_ID.eq((Long) null))
                .and(SAMPLE.OBSERVED_AT.eq((Instant) null)));
    SeriesThinningResult result =
        decide(sql, series, retention, removed -> deletions.add(series.id(), removed.observedAt()));
    deletions.flush();
    Instant until = ColumnInstants.atOrAfter(retention.until());
    sql.update(SERIES)
        .set(SERIES.THINNED_UNTIL, until)
        .where(SERIES.ID.eq(series.id()))
        .and(SERIES.THINNED_UNTIL.isNull().or(SERIES.THINNED_UNTIL.lt(until)))
        .execute();
    TableRowChecksum.DESCRIPTIONS.seal(sql, List.of(series.id()));
    SeriesWriteCompletion.rule(sql, series.id(), key, Instant.MIN);
    return result;
  }

  private static SeriesThinningResult decide(
      DSLContext sql,
      StoredSeries series,
      RetentionPolicy retention,
      Consumer<TotalledSample> removed) {
    Selection account = new Selection(Set.of(series.key().account()), Set.of());
    List<ManualClassification> classifications =
        ClassificationRowTable.select(HistoryReadSnapshot.within(sql), account);
    SeriesSampleThinner thinner =
        new SeriesSampleThinner(series.key(), retention, classifications, removed);
    SampleRowReader.walk(
            HistoryReadSnapshot.within(sql),
            series,
            ColumnInstants.atOrAfter(BEGINNING),
            ColumnInstants.atOrAfter(retention.until()))
        .forEachRemaining(thinner::next);
    return thinner.end();
  }
}
