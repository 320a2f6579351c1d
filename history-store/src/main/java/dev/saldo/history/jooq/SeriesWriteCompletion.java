package dev.saldo.history.jooq;

import dev.saldo.history.GlitchFinder;
import dev.saldo.history.GlitchMarker;
import dev.saldo.history.TotalledSample;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Completes what was inserted into series: sends the samples, marks glitches, and writes the head
 * rows and the weekly usage that follow from them. Not thread-safe.
 */
final class SeriesWriteCompletion {

  private final DSLContext sql;
  private final SampleRowWriter samples;
  private final SeriesHeadWriter heads;
  private final WeeklyUsageWriter weeks;

  SeriesWriteCompletion(DSLContext sql, SampleRowWriter samples) {
    this.sql = sql;
    this.samples = samples;
    this.heads = new SeriesHeadWriter(sql);
    this.weeks = new WeeklyUsageWriter(sql);
  }

  void complete(Collection<SeriesWriteState> series) {
    series.forEach(SeriesWriteState::endInsertion);
    samples.flush();
    series.forEach(this::markGlitches);
    series.forEach(open -> open.finish(heads).ifPresent(weeks::add));
    heads.flush();
    weeks.flush();
  }

  private void markGlitches(SeriesWriteState series) {
    TotalledSample last = series.last();
    if (series.suspected().isEmpty() || last == null) {
      return;
    }
    GlitchFinder finder =
        new GlitchFinder(
            series.every(), ClassificationRowTable.ofSeries(sql, series.id(), series.key()));
    @Nullable Instant thinnedUntil = series.thinnedUntil();
    GlitchMarker marker =
        new GlitchMarker(finder, thinnedUntil == null ? Instant.MIN : thinnedUntil);
    series.marked(
        new GlitchRowMarker(
                sql, samples, series.id(), marker, last, Optional.ofNullable(series.unconfirmed()))
            .mark(series.suspected().all()));
  }
}
