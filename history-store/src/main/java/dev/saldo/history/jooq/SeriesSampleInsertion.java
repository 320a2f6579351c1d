package dev.saldo.history.jooq;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.GlitchFinder;
import dev.saldo.history.HistoryException;
import dev.saldo.history.SampleConflict;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SuspectedGlitches;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inserts new samples of one series, in time order, among the stored ones. After the last one this
 * needs no read. In the middle it takes two seeks per gap that is entered, and each row after a gap
 * is rewritten once, when the next gap is entered or at the end. Not thread-safe.
 */
final class SeriesSampleInsertion {

  private final long seriesId;
  private final SeriesKey key;
  private final Duration every;
  private final SampleRowWriter rows;
  private final SampleRowLookahead kept;
  private final @Nullable TotalledSample last;
  private final @Nullable Instant thinnedUntil;
  private final SuspectedGlitches suspected;

  /** The neighbour before the gap, or the latest sample inserted into it; its totals are final. */
  private @Nullable TotalledSample previous;

  /** The neighbour after the gap, with the totals in its row; null after the last sample. */
  private @Nullable TotalledSample next;

  /** The shift that the rows from {@code next} on still need. */
  private RunningTotalsShift shift = RunningTotalsShift.NONE;

  private boolean begun;
  private boolean filled;
  private @Nullable Instant first;
  private @Nullable Instant changed;
  private @Nullable Instant risen;

  SeriesSampleInsertion(
      long seriesId,
      SeriesKey key,
      Duration every,
      @Nullable TotalledSample last,
      @Nullable Instant thinnedUntil,
      SuspectedGlitches suspected,
      SampleRowWriter rows) {
    this.seriesId = seriesId;
    this.key = key;
    this.every = every;
    this.last = last;
    this.thinnedUntil = thinnedUntil;
    this.suspected = suspected;
    this.rows = rows;
    this.kept = rows.ahead(seriesId, key.meaning());
  }

  /** Returns whether a sample can be inserted: it is not older than the previous one. */
  boolean accepts(BalanceSample sample) {
    return !begun || previous == null || !sample.observedAt().isBefore(previous.observedAt());
  }

  /**
   * Inserts a sample.
   *
   * @return whether it is new; false if the same amount is already stored at that instant
   * @throws HistoryException if another amount is stored at that instant
   */
  boolean put(BalanceSample sample) {
    reach(sample.observedAt());
    if (previous != null && previous.observedAt().equals(sample.observedAt())) {
      requireSame(previous.amount(), sample);
      return false;
    }
    requireNotThinned(sample);
    if (next != null && changed == null) {
      changed = previous == null ? sample.observedAt() : previous.observedAt();
    }
    TotalledSample placed = TotalledSample.after(previous, sample, every);
    rows.insert(seriesId, placed);
    if (previous != null) {
      rise(previous, placed);
    }
    suspect(placed);
    if (first == null) {
      first = placed.observedAt();
    }
    previous = placed;
    filled = true;
    return true;
  }

  /** Rewrites the remaining rows after the last gap, and returns the outcome. */
  Inserted finish() {
    closeGap();
    if (next != null && !shift.isNone()) {
      rows.shift(seriesId, shift, next.observedAt(), null);
    }
    TotalledSample reached = next == null ? previous : shifted(Objects.requireNonNull(last));
    return new Inserted(first, reached == null ? last : reached, changed, risen);
  }

  /**
   * The outcome of an insertion.
   *
   * @param first the instant of the first new sample; null if none was new
   * @param last the latest sample of the series now; null if it has none
   * @param changed the instant of the sample before the first one inserted in the middle; null if
   *     none was
   * @param risen the instant of the first new rise; null if there is none
   */
  record Inserted(
      @Nullable Instant first,
      @Nullable TotalledSample last,
      @Nullable Instant changed,
      @Nullable Instant risen) {}

  /** Marks a large change at the end, and everything in the middle, for a check for glitches. */
  private void suspect(TotalledSample placed) {
    suspected.pass();
    if (next != null || (previous != null && GlitchFinder.isLarge(previous, placed))) {
      suspected.add(placed.observedAt());
    }
  }

  private void reach(Instant at) {
    if (!begun) {
      begun = true;
      enter(at);
    } else if (next != null && !at.isBefore(next.observedAt())) {
      closeGap();
      if (!shift.isNone()) {
        rows.shift(seriesId, shift, next.observedAt(), at);
      }
      enter(at);
    }
  }

  /**
   * Finds the neighbours of an instant. Rows up to it have their final totals in the table by now;
   * rows read ahead have the totals from when they were read.
   */
  private void enter(Instant at) {
    suspected.separate();
    if (last == null || !at.isBefore(last.observedAt())) {
      previous = last == null ? null : shifted(last);
      next = null;
      return;
    }
    if (kept.reaches(at)) {
      previous = shifted(Objects.requireNonNull(kept.pass(at)));
    } else {
      previous = kept.seek(at);
    }
    next = kept.next();
  }

  /**
   * Recomputes the totals of the neighbour after the gap, if samples were inserted into the gap.
   */
  private void closeGap() {
    if (filled && next != null && previous != null) {
      TotalledSample current =
          TotalledSample.after(previous, next.in(key), every).marked(previous, next.held());
      shift = RunningTotalsShift.between(next.totals(), current.totals());
      rows.deleteRise(seriesId, next.observedAt());
      rise(previous, current);
    }
    filled = false;
  }

  private TotalledSample shifted(TotalledSample kept) {
    return kept.with(shift.applyTo(kept.totals()));
  }

  private void rise(TotalledSample before, TotalledSample after) {
    BigDecimal amount = after.totals().risen().subtract(before.totals().risen());
    if (amount.signum() > 0) {
      rows.insertRise(seriesId, before.observedAt(), after.observedAt(), amount);
      risen = risen == null ? after.observedAt() : risen;
    }
  }

  private void requireNotThinned(BalanceSample sample) {
    if (thinnedUntil != null && sample.observedAt().isBefore(thinnedUntil)) {
      throw HistoryException.ofRefusal(
          "account %s, bucket %s is thinned until %s, so its sample at %s cannot be added; nothing was saved: leave out older samples"
              .formatted(key.account(), key.bucket(), thinnedUntil, sample.observedAt()));
    }
  }

  private void requireSame(Amount kept, BalanceSample sample) {
    if (!isSame(kept, sample.amount())) {
      throw new HistoryException(new SampleConflict(sample, kept));
    }
  }

  private static boolean isSame(Amount kept, Amount sent) {
    BigDecimal storedValue = kept.value();
    BigDecimal sentValue = sent.value();
    if (storedValue == null || sentValue == null) {
      return storedValue == null && sentValue == null && kept.unlimited() == sent.unlimited();
    }
    return storedValue.compareTo(sentValue) == 0;
  }

  /** Returns an amount as text for messages. */
  static String describe(Amount amount) {
    if (amount.value() != null) {
      return amount.value().toPlainString();
    }
    return amount.unlimited() ? "unlimited" : "no amount";
  }
}
