package dev.saldo.history;

import dev.saldo.history.terms.BucketTermsTimeline;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private BucketTermsTimeline stated;
  private @Nullable UnconfirmedReading unconfirmed;

  /** The time from which the totals are out of date; null if they are current. */
  private @Nullable Instant stale;

  /**
   * The time from which a changed classification may change glitches; null for none. The totals
   * still count the samples that were thinned.
   */
  private @Nullable Instant reclassified;

  MemoryInsertion(SeriesKey key, @Nullable MemorySeries before) {
    this.key = key;
    this.samples = before == null ? new TreeMap<>() : new TreeMap<>(before.samples());
    this.intervals = before == null ? new TreeMap<>() : new TreeMap<>(before.intervals());
    this.thinnedUntil = before == null ? Instant.MIN : before.thinnedUntil();
    this.described = before == null ? null : before.described();
    this.stated = before == null ? BucketTermsTimeline.EMPTY : before.stated();
    this.unconfirmed = before == null ? null : before.unconfirmed();
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
      stated =
          stated.with(new StatedBucketTerms(sample.observedAt(), balance.terms(), balance.notes()));
    }
  }

  /** Marks the glitches again from a classified change on. */
  void reclassify(Instant from) {
    Instant first = samples.ceilingKey(from);
    if (first != null) {
      reclassified = reclassified == null || first.isBefore(reclassified) ? first : reclassified;
    }
  }

  MemorySeries finish(List<ManualClassification> classifications) {
    if (stale != null) {
      recalculateTotals(stale);
      markGlitches(stale, classifications);
    }
    if (reclassified != null) {
      markGlitches(reclassified, classifications);
    }
    return new MemorySeries(key, described, stated, samples, intervals, thinnedUntil, unconfirmed);
  }

  private void markGlitches(Instant from, List<ManualClassification> classifications) {
    List<TotalledSample> before =
        samples.headMap(from, false).descendingMap().values().stream()
            .limit(GlitchMarker.AROUND)
            .toList()
            .reversed();
    List<TotalledSample> all = new ArrayList<>(before);
    all.addAll(samples.tailMap(from, true).values());
    GlitchFinder finder =
        new GlitchFinder(
            Objects.requireNonNull(intervals.get(from)),
            classifications.stream().filter(manual -> manual.series().equals(key)).toList());
    GlitchMarker.Marked marked =
        new GlitchMarker(finder, thinnedUntil).mark(all, before.size() < GlitchMarker.AROUND, true);
    marked.samples().forEach(sample -> samples.put(sample.observedAt(), sample));
    unconfirmed = marked.unconfirmed().orElse(null);
  }

  private void recalculateTotals(Instant from) {
    var before = samples.lowerEntry(from);
    TotalledSample previous = before == null ? null : before.getValue();
    for (var entry : samples.tailMap(from, true).entrySet()) {
      BalanceSample sample = entry.getValue().in(key);
      Duration every = Objects.requireNonNull(intervals.get(entry.getKey()));
      previous =
          TotalledSample.after(previous, sample, every).marked(previous, entry.getValue().held());
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
