package dev.saldo.history.jooq;

import dev.saldo.event.EarlierRiseMemory;
import dev.saldo.history.GlitchFinder;
import dev.saldo.history.GlitchMarker;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.rise.KeptRiseWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final boolean remembering;

  /**
   * Creates a completion.
   *
   * @param remembering whether series remember their rises until the next one
   */
  SeriesWriteCompletion(DSLContext sql, SampleRowWriter samples, boolean remembering) {
    this.sql = sql;
    this.remembering = remembering;
    this.samples = samples;
    this.heads = new SeriesHeadWriter(sql);
    this.weeks = new WeeklyUsageWriter(sql);
  }

  void complete(Collection<SeriesWriteState> series) {
    series.forEach(SeriesWriteState::endInsertion);
    samples.flush();
    series.forEach(this::markGlitches);
    series.forEach(this::rule);
    series.forEach(open -> open.finish(heads).ifPresent(weeks::add));
    heads.flush();
    weeks.flush();
  }

  private void rule(SeriesWriteState series) {
    Instant from = series.endRuling().orElse(null);
    if (from != null) {
      KeptRiseWriter ruling = ruling(sql, series.id(), series.key());
      Optional<EarlierRiseMemory> rises = ruling.rule(from, series.rises());
      series.rememberRises(remembering ? rises.orElse(null) : null);
    }
  }

  /** Rules on the rises of a series from an instant on. */
  static void rule(DSLContext sql, long id, SeriesKey key, Instant from) {
    ruling(sql, id, key).rule(from);
  }

  /**
   * Rules on some series on whose rises earlier rules decided. The next call resumes where this one
   * stops.
   *
   * @return whether there are no others
   */
  static boolean ruleOutdated(DSLContext sql) {
    List<Long> outdated = KeptRiseWriter.findOutdated(sql);
    if (!outdated.isEmpty()) {
      Map<Long, SeriesKey> keys = SeriesIdReader.select(sql, Selection.ALL);
      outdated.forEach(id -> rule(sql, id, Objects.requireNonNull(keys.get(id)), Instant.MIN));
    }
    return outdated.isEmpty();
  }

  /** Returns the writer of the rulings of a series, whose rows must have been sent. */
  static KeptRiseWriter ruling(DSLContext sql, long id, SeriesKey key) {
    return new KeptRiseWriter(
        sql,
        id,
        key,
        ClassificationRowTable.ofSeries(sql, id, key),
        instants -> SeriesInstantReader.find(sql, id, key, instants));
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
