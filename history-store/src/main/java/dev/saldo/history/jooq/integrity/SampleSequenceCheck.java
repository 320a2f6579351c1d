package dev.saldo.history.jooq.integrity;

import dev.saldo.history.HistoryException;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.database.DamagedHistory;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Checks neighbouring samples against each other by their totals while they are read. Refuses two
 * that cannot be neighbours, and a missing neighbour.
 *
 * @param key the series
 * @param first the instant of its first sample
 * @param last the instant of its latest sample
 * @param thinnedUntil the instant from which no sample was deleted; null if none ever was
 */
public record SampleSequenceCheck(
    SeriesKey key, Instant first, Instant last, @Nullable Instant thinnedUntil) {

  /** Checks the samples at or before, and after, an instant that is before the latest sample. */
  public void bracket(Instant at, @Nullable TotalledSample before, @Nullable TotalledSample after) {
    if (after == null
        || !after.observedAt().isAfter(at)
        || (before == null && !at.isBefore(first))
        || (before != null && before.observedAt().isAfter(at))) {
      throw refusal("a sample at about " + at + " is missing");
    }
    next(before, after);
  }

  /** Checks a sample and its predecessor; null if it must be the first one of the series. */
  public void next(@Nullable TotalledSample previous, TotalledSample sample) {
    if (previous == null) {
      if (!sample.isFirst() || !sample.observedAt().equals(first)) {
        throw refusal("its first sample is missing or has wrong totals");
      }
      return;
    }
    boolean complete = thinnedUntil == null || !previous.observedAt().isBefore(thinnedUntil);
    if (!sample.continues(previous, complete)) {
      throw refusal(
          "the samples of %s and %s do not add up"
              .formatted(previous.observedAt(), sample.observedAt()));
    }
  }

  /**
   * Checks all samples that an iterator reads.
   *
   * @param fromFirst whether the first one read must be the first one of the series
   * @param end the last instant that must be reached
   */
  public Iterator<TotalledSample> along(
      Iterator<TotalledSample> samples, boolean fromFirst, Instant end) {
    return new Iterator<>() {
      private @Nullable TotalledSample previous;

      @Override
      public boolean hasNext() {
        boolean more = samples.hasNext();
        if (!more && (previous == null || previous.observedAt().isBefore(end))) {
          throw refusal("samples before " + end + " are missing");
        }
        return more;
      }

      @Override
      public TotalledSample next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        TotalledSample sample = samples.next();
        if (previous != null || fromFirst) {
          SampleSequenceCheck.this.next(previous, sample);
        }
        previous = sample;
        return sample;
      }
    };
  }

  /** Returns the refusal of this series. */
  public HistoryException refusal(String problem) {
    return DamagedHistory.refusal(
        "account %s, bucket %s: %s".formatted(key.account(), key.bucket(), problem));
  }
}
