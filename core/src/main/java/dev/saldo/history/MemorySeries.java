package dev.saldo.history;

import dev.saldo.history.terms.BucketTermsTimeline;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A series with its totals. Immutable.
 *
 * @param key the key of the series
 * @param described the latest reading of the bucket; null if it was only imported
 * @param stated the changes of its terms and notes
 * @param samples the samples, at least one
 * @param intervals the poll interval that decided the coverage before each sample
 * @param thinnedUntil the time from which all samples are retained, UTC
 * @param unconfirmed the latest samples if they look like a glitch; null otherwise
 */
record MemorySeries(
    SeriesKey key,
    @Nullable Balance described,
    BucketTermsTimeline stated,
    NavigableMap<Instant, TotalledSample> samples,
    NavigableMap<Instant, Duration> intervals,
    Instant thinnedUntil,
    @Nullable UnconfirmedReading unconfirmed) {

  Series described(MemoryState state) {
    Balance balance = described == null ? defaultBalance() : described;
    return new Series(
        key,
        balance.label(),
        balance.unit(),
        balance.terms(),
        balance.derived(),
        balance.notes(),
        Objects.requireNonNull(state.accounts().get(key.account())).every(),
        samples.firstKey(),
        samples.lastEntry().getValue(),
        null,
        unconfirmed);
  }

  /** Returns whether samples may have been deleted. */
  boolean isThinned() {
    return samples.firstKey().isBefore(thinnedUntil);
  }

  /** Returns a copy in another account. */
  MemorySeries renamed(String account) {
    return new MemorySeries(
        key.in(account), described, stated, samples, intervals, thinnedUntil, unconfirmed);
  }

  /** Returns a copy with the later description of two series. */
  MemorySeries describedAs(MemorySeries first, MemorySeries second) {
    boolean later = first.samples.lastKey().isAfter(second.samples.lastKey());
    Balance other = later ? second.described : first.described;
    Balance latest = later ? first.described : second.described;
    Balance described = latest == null ? other : latest;
    return new MemorySeries(
        key,
        described,
        first.merged(second, described, samples.lastKey()),
        samples,
        intervals,
        thinnedUntil,
        unconfirmed);
  }

  private BucketTermsTimeline merged(
      MemorySeries second, @Nullable Balance described, Instant last) {
    return stated.merge(
        samples.firstKey(),
        second.stated,
        second.samples.firstKey(),
        described == null
            ? StatedBucketTerms.unknown(last)
            : new StatedBucketTerms(last, described.terms(), described.notes()));
  }

  SampleNeighbours bracket(Instant at) {
    return new SampleNeighbours(at, value(samples.floorEntry(at)), value(samples.higherEntry(at)));
  }

  Stream<TotalledSample> walk(Instant from, Instant to) {
    Instant before = samples.lowerKey(from);
    Instant following = samples.ceilingKey(to);
    return samples
        .subMap(
            before == null ? samples.firstKey() : before,
            true,
            following == null ? samples.lastKey() : following,
            true)
        .values()
        .stream();
  }

  Stream<BalanceSample> samples(Instant from, Instant to) {
    return samples.subMap(from, to).values().stream().map(sample -> sample.in(key));
  }

  Stream<Rise> rises(Instant from, Instant to) {
    return samples.subMap(from, to).values().stream().flatMap(this::rise);
  }

  SeriesThinningResult plan(RetentionPolicy retention, List<ManualClassification> classifications) {
    return thin(retention, classifications, removed -> {});
  }

  MemorySeries thinned(RetentionPolicy retention, List<ManualClassification> classifications) {
    NavigableMap<Instant, TotalledSample> left = new TreeMap<>(samples);
    thin(retention, classifications, removed -> left.remove(removed.observedAt()));
    Instant until = retention.until();
    return new MemorySeries(
        key,
        described,
        stated,
        left,
        intervals,
        until.isAfter(thinnedUntil) ? until : thinnedUntil,
        unconfirmed);
  }

  /** Returns a copy whose glitches agree with the classifications. */
  MemorySeries reclassified(Instant from, List<ManualClassification> classifications) {
    MemoryInsertion insertion = new MemoryInsertion(key, this);
    insertion.reclassify(from);
    return insertion.finish(classifications);
  }

  private SeriesThinningResult thin(
      RetentionPolicy retention,
      List<ManualClassification> classifications,
      Consumer<TotalledSample> removed) {
    SeriesSampleThinner thinner = new SeriesSampleThinner(key, retention, classifications, removed);
    samples.values().forEach(thinner::next);
    return thinner.end();
  }

  private Stream<Rise> rise(TotalledSample sample) {
    TotalledSample before = value(samples.lowerEntry(sample.observedAt()));
    if (before == null) {
      return Stream.empty();
    }
    BigDecimal risen = sample.totals().risen().subtract(before.totals().risen());
    return risen.signum() > 0
        ? Stream.of(new Rise(key, before.observedAt(), sample.observedAt(), risen))
        : Stream.empty();
  }

  private Balance defaultBalance() {
    return Balance.of(
            key.bucket(),
            samples.lastEntry().getValue().amount(),
            BalanceUnit.of(key.unitKind(), key.unitCode()))
        .withMeaning(key.meaning());
  }

  private static @Nullable TotalledSample value(
      Map.@Nullable Entry<Instant, TotalledSample> entry) {
    return entry == null ? null : entry.getValue();
  }
}
