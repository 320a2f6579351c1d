package dev.saldo.history;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The insertion of samples into a series, in any order. It recalculates the totals that follow. */
final class MemoryInsertion {

  private final SeriesKey key;
  private final NavigableMap<Instant, TotalledSample> samples;
  private final NavigableMap<Instant, Duration> intervals;
  private final Instant thinnedUntil;
  private @Nullable Balance described;

  /** The time from which the totals are out of date; null if they are current. */
  private @Nullable Instant stale;

  MemoryInsertion(SeriesKey key, @Nullable MemorySeries before) {
    this.key = key;
    this.samples = before == null ? new TreeMap<>() : new TreeMap<>(before.samples());
    this.intervals = before == null ? new TreeMap<>() : new TreeMap<>(before.intervals());
    this.thinnedUntil = before == null ? Instant.MIN : before.thinnedUntil();
    this.described = before == null ? null : before.described();
  }

  /** Inserts a sample and returns whether it is new. */
  boolean put(BalanceSample sample, Duration interval) {
    Instant at = sample.observedAt();
    TotalledSample stored = samples.get(at);
    if (stored != null) {
      requireSame(stored.amount(), sample);
      return false;
    }
    if (at.isBefore(thinnedUntil)) {
      throw HistoryException.ofRefusal(
          "bucket %s of account %s is thinned until %s; older samples cannot be added"
              .formatted(key.bucket(), key.account(), thinnedUntil));
    }
    samples.put(at, TotalledSample.after(null, sample, interval));
    intervals.put(at, interval);
    Instant following = samples.higherKey(at);
    if (following != null) {
      intervals.put(following, interval);
    }
    stale = stale == null || at.isBefore(stale) ? at : stale;
    return true;
  }

  /** Stores the vendor's description of the bucket if the sample is the latest. */
  void describe(BalanceSample sample, Balance balance) {
    if (sample.observedAt().equals(samples.lastKey())) {
      described = balance;
    }
  }

  MemorySeries finish() {
    if (stale != null) {
      recalculateTotals(stale);
    }
    return new MemorySeries(key, described, samples, intervals, thinnedUntil);
  }

  private void recalculateTotals(Instant from) {
    var before = samples.lowerEntry(from);
    TotalledSample previous = before == null ? null : before.getValue();
    for (var entry : samples.tailMap(from, true).entrySet()) {
      BalanceSample sample = new BalanceSample(key, entry.getKey(), entry.getValue().amount());
      Duration every = Objects.requireNonNull(intervals.get(entry.getKey()));
      previous = TotalledSample.after(previous, sample, every);
      entry.setValue(previous);
    }
  }

  private void requireSame(Amount stored, BalanceSample sample) {
    if (!withoutRaw(stored).equals(withoutRaw(sample.amount()))) {
      throw new HistoryException(new SampleConflict(sample, stored));
    }
  }

  private static Amount withoutRaw(Amount amount) {
    return new Amount(amount.value(), amount.unlimited(), null);
  }
}
