package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;
import static dev.saldo.history.jooq.schema.Tables.SERIES;

import dev.saldo.history.Classification;
import dev.saldo.history.Retention;
import dev.saldo.history.Selection;
import dev.saldo.history.Thinner;
import dev.saldo.history.Thinning;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Lets go of the old samples of a series. */
final class ThinnedSeries {

  private static final Instant BEGINNING = Instant.MIN;

  private ThinnedSeries() {}

  static Thinning plan(DSLContext sql, KeptSeries series, Retention retention) {
    return decide(sql, series, retention, removed -> {});
  }

  /** Removes rows behind the place that is being read, so that reading goes on undisturbed. */
  static Thinning thin(DSLContext sql, KeptSeries series, Retention retention) {
    Batch deletions =
        new Batch(
            sql,
            sql.deleteFrom(SAMPLE)
                .where(SAMPLE.SERIES_ID.eq((Long) null))
                .and(SAMPLE.OBSERVED_AT.eq((Instant) null)));
    Thinning done =
        decide(sql, series, retention, removed -> deletions.add(series.id(), removed.observedAt()));
    deletions.flush();
    Instant until = Edges.from(retention.until());
    sql.update(SERIES)
        .set(SERIES.THINNED_UNTIL, until)
        .where(SERIES.ID.eq(series.id()))
        .and(SERIES.THINNED_UNTIL.isNull().or(SERIES.THINNED_UNTIL.lt(until)))
        .execute();
    return done;
  }

  private static Thinning decide(
      DSLContext sql, KeptSeries series, Retention retention, Consumer<TotalledSample> removed) {
    Selection account = new Selection(Set.of(series.key().account()), Set.of());
    List<Classification> words = ClassificationRows.select(sql, account);
    Thinner thinner = new Thinner(series.key(), retention, words, removed);
    SampleReads.walk(
            sql,
            series.id(),
            series.key().means(),
            Edges.from(BEGINNING),
            Edges.from(retention.until()))
        .forEachRemaining(thinner::next);
    return thinner.end();
  }
}
