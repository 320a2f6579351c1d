package dev.saldo.history.jooq;

import dev.saldo.history.GlitchMarker;
import dev.saldo.history.SuspectedGlitches.Place;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Marks the glitches in the rows of one series around places that changed. Rows near a place are
 * rewritten one by one, the rows between two places once. Not thread-safe.
 */
final class GlitchRowMarker {

  private static final int PAGE = 16;
  private static final int PAGE_OF_MANY = 64;
  private static final int MOST_ROWS = 1_000;

  private final DSLContext sql;
  private final SampleRowWriter rows;
  private final long seriesId;
  private final Meaning meaning;
  private final GlitchMarker marker;
  private TotalledSample last;

  /** The shift that the rows after {@code shiftedTo} still need. */
  private RunningTotalsShift shift = RunningTotalsShift.NONE;

  private Instant shiftedTo = Instant.MIN;
  private @Nullable Instant changed;
  private Optional<UnconfirmedReading> unconfirmed;

  /**
   * The state of the series after marking.
   *
   * @param last its latest sample
   * @param changed the instant before the first row that changed; null if none did
   * @param unconfirmed its latest samples if they look like a glitch
   */
  record Outcome(
      TotalledSample last, @Nullable Instant changed, Optional<UnconfirmedReading> unconfirmed) {}

  /**
   * Creates a marker.
   *
   * @param rows the writer, which has no rows of the series waiting
   * @param last the latest sample of the series
   * @param unconfirmed the unconfirmed latest samples known so far
   */
  GlitchRowMarker(
      DSLContext sql,
      SampleRowWriter rows,
      long seriesId,
      GlitchMarker marker,
      TotalledSample last,
      Optional<UnconfirmedReading> unconfirmed) {
    this.sql = sql;
    this.rows = rows;
    this.seriesId = seriesId;
    this.meaning = last.meaning();
    this.marker = marker;
    this.last = last;
    this.unconfirmed = unconfirmed;
  }

  /** Marks the glitches around places, oldest first. */
  Outcome mark(List<Place> places) {
    int page = places.size() == 1 ? PAGE : PAGE_OF_MANY;
    for (int i = 0; i < places.size(); i++) {
      List<TotalledSample> near = before(places.get(i).first());
      boolean begins = near.size() <= GlitchMarker.AROUND;
      extend(near, places.get(i).last(), page);
      while (i + 1 < places.size()
          && near.size() < MOST_ROWS
          && !near.isEmpty()
          && !places.get(i + 1).first().isAfter(near.getLast().observedAt())) {
        i++;
        extend(near, places.get(i).last(), page);
      }
      if (!near.isEmpty()) {
        mark(near, begins);
      }
    }
    if (shift.moves() && shiftedTo.isBefore(last.observedAt())) {
      rows.shift(seriesId, shift, shiftedTo.plusMillis(1), null);
      last = shifted(last);
    }
    return new Outcome(last, changed, unconfirmed);
  }

  /** Returns the row at an instant and the rows before it, oldest first. */
  private List<TotalledSample> before(Instant at) {
    return new ArrayList<>(
        SampleRowReader.atOrBefore(sql, seriesId, meaning, at, GlitchMarker.AROUND + 1).reversed());
  }

  /** Continues reading until enough rows follow an instant or the series ends. */
  private void extend(List<TotalledSample> near, Instant at, int page) {
    boolean more = true;
    while (more && following(near, at) < GlitchMarker.AROUND) {
      Instant from = near.isEmpty() ? at : near.getLast().observedAt();
      more = !from.equals(last.observedAt());
      if (more) {
        more = near.addAll(SampleRowReader.after(sql, seriesId, meaning, from, page));
      }
    }
  }

  private boolean isLast(TotalledSample sample) {
    return sample.observedAt().equals(last.observedAt());
  }

  private static int following(List<TotalledSample> near, Instant at) {
    int count = 0;
    while (count < near.size() && near.get(near.size() - 1 - count).observedAt().isAfter(at)) {
      count++;
    }
    return count;
  }

  private void mark(List<TotalledSample> read, boolean begins) {
    List<TotalledSample> near = current(read);
    boolean ends = isLast(near.getLast());
    GlitchMarker.Marked marked = marker.mark(near, begins, ends);
    for (int i = 1; i < near.size(); i++) {
      TotalledSample now = marked.samples().get(i);
      if (!now.equals(near.get(i))) {
        changed = changed == null ? near.get(i - 1).observedAt() : changed;
        rows.update(seriesId, now);
      }
      rewriteRise(near.get(i - 1), near.get(i), marked.samples().get(i - 1), now);
    }
    rows.flush();
    TotalledSample end = marked.samples().getLast();
    shift = shift.plus(RunningTotalsShift.between(near.getLast().totals(), end.totals()));
    shiftedTo = end.observedAt();
    if (ends) {
      last = end;
      unconfirmed = marked.unconfirmed();
    }
  }

  /** Shifts the rows since the previous place, and returns the read rows with current totals. */
  private List<TotalledSample> current(List<TotalledSample> read) {
    Instant end = read.getLast().observedAt();
    if (!shift.moves() || !end.isAfter(shiftedTo)) {
      return read;
    }
    rows.shift(seriesId, shift, shiftedTo.plusMillis(1), end);
    return read.stream()
        .map(row -> row.observedAt().isAfter(shiftedTo) ? shifted(row) : row)
        .toList();
  }

  private void rewriteRise(
      TotalledSample before, TotalledSample after, TotalledSample newBefore, TotalledSample now) {
    BigDecimal was = after.totals().risen().subtract(before.totals().risen());
    BigDecimal is = now.totals().risen().subtract(newBefore.totals().risen());
    if (was.compareTo(is) != 0) {
      rows.deleteRise(seriesId, now.observedAt());
      if (is.signum() > 0) {
        rows.insertRise(seriesId, newBefore.observedAt(), now.observedAt(), is);
      }
    }
  }

  private TotalledSample shifted(TotalledSample sample) {
    return sample.with(shift.applyTo(sample.totals()));
  }
}
