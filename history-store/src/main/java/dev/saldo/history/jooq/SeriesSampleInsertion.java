package dev.saldo.history.jooq;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts new samples of one series, in time order, among those that are there. Behind the last one
 * that costs no reading. In between it costs two seeks per gap that is entered; each row behind a
 * gap is rewritten once, when the next gap is entered or at the end.
 */
final class SeriesSampleInsertion {

  private final long seriesId;
  private final SeriesKey key;
  private final Duration every;
  private final SampleRowWriter rows;
  private final SampleRowLookahead kept;
  private final @Nullable TotalledSample last;
  private final @Nullable Instant thinnedUntil;

  /** The neighbour before the gap or the latest sample put into it; its totals are final. */
  private @Nullable TotalledSample previous;

  /** The neighbour behind the gap, with the totals in its row; null behind the last sample. */
  private @Nullable TotalledSample next;

  /** What the rows from {@code next} on still miss. */
  private RunningTotalsShift shift = RunningTotalsShift.NONE;

  private boolean begun;
  private boolean filled;
  private @Nullable Instant first;
  private @Nullable Instant changed;

  SeriesSampleInsertion(
      long seriesId,
      SeriesKey key,
      Duration every,
      @Nullable TotalledSample last,
      @Nullable Instant thinnedUntil,
      SampleRowWriter rows) {
    this.seriesId = seriesId;
    this.key = key;
    this.every = every;
    this.last = last;
    this.thinnedUntil = thinnedUntil;
    this.rows = rows;
    this.kept = rows.ahead(seriesId, key.meaning());
  }

  /** Returns whether a sample may be put in: it is not older than the one before it here. */
  boolean accepts(BalanceSample sample) {
    return !begun || previous == null || !sample.observedAt().isBefore(previous.observedAt());
  }

  /**
   * Puts a sample in.
   *
   * @return whether it is new; false if the same amount is there at that instant
   * @throws HistoryException if another amount is there at that instant
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
    if (first == null) {
      first = placed.observedAt();
    }
    previous = placed;
    filled = true;
    return true;
  }

  /** Rewrites what is left behind the last gap. */
  Inserted finish() {
    closeGap();
    if (next != null && !shift.isNone()) {
      rows.shift(seriesId, shift, next.observedAt(), null);
    }
    TotalledSample reached = next == null ? previous : shifted(Objects.requireNonNull(last));
    return new Inserted(first, reached == null ? last : reached, changed);
  }

  /**
   * What an insertion left.
   *
   * @param first the first new sample; null if none was new
   * @param last the latest sample of the series now; null if it has none
   * @param changed the sample before the first one that was put in between; null if none was
   */
  record Inserted(
      @Nullable Instant first, @Nullable TotalledSample last, @Nullable Instant changed) {}

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
   * Finds the neighbours of an instant. In the tables, rows up to it have their final totals by
   * now; rows that were read ahead have those of the time.
   */
  private void enter(Instant at) {
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

  /** Totals the neighbour behind the gap anew, if the gap was filled. */
  private void closeGap() {
    if (filled && next != null && previous != null) {
      BalanceSample behind = new BalanceSample(key, next.observedAt(), next.amount());
      TotalledSample now = TotalledSample.after(previous, behind, every);
      shift = RunningTotalsShift.between(next.totals(), now.totals());
      rows.deleteRise(seriesId, next.observedAt());
      rise(previous, now);
    }
    filled = false;
  }

  private TotalledSample shifted(TotalledSample kept) {
    return new TotalledSample(
        kept.meaning(), kept.observedAt(), kept.amount(), shift.of(kept.totals()));
  }

  private void rise(TotalledSample before, TotalledSample after) {
    BigDecimal risen = after.totals().risen().subtract(before.totals().risen());
    if (risen.signum() > 0) {
      rows.insertRise(seriesId, before.observedAt(), after.observedAt(), risen);
    }
  }

  private void requireNotThinned(BalanceSample sample) {
    if (thinnedUntil != null && sample.observedAt().isBefore(thinnedUntil)) {
      throw new HistoryException(
          "account %s, bucket %s is thinned until %s, so its sample of %s cannot be added; nothing was kept: leave out what is older"
              .formatted(key.account(), key.bucket(), thinnedUntil, sample.observedAt()));
    }
  }

  private void requireSame(Amount kept, BalanceSample sample) {
    if (!isSame(kept, sample.amount())) {
      throw new HistoryException(
          "account %s, bucket %s already has %s at %s, not %s; nothing was kept: correct the sample or its time"
              .formatted(
                  key.account(),
                  key.bucket(),
                  told(kept),
                  sample.observedAt(),
                  told(sample.amount())));
    }
  }

  private static boolean isSame(Amount kept, Amount sent) {
    BigDecimal was = kept.value();
    BigDecimal is = sent.value();
    if (was == null || is == null) {
      return was == null && is == null && kept.unlimited() == sent.unlimited();
    }
    return was.compareTo(is) == 0;
  }

  private static String told(Amount amount) {
    if (amount.value() != null) {
      return amount.value().toPlainString();
    }
    return amount.unlimited() ? "unlimited" : "no amount";
  }
}
