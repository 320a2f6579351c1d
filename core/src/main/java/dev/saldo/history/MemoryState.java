package dev.saldo.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state of a history in memory. Immutable.
 *
 * @param accounts the accounts by name
 * @param series the series in the order in which a history returns them
 * @param classifications the manual classifications, in the order in which a history returns them
 */
record MemoryState(
    NavigableMap<String, MemoryAccount> accounts,
    NavigableMap<SeriesKey, MemorySeries> series,
    List<ManualClassification> classifications) {

  static final MemoryState EMPTY =
      new MemoryState(new TreeMap<>(), new TreeMap<>(SeriesKey.ORDER), List.of());

  private static final Comparator<ManualClassification> BY_SERIES_AND_TIME =
      Comparator.comparing(ManualClassification::series, SeriesKey.ORDER)
          .thenComparing(ManualClassification::observedAt)
          .thenComparing(ManualClassification::classifiedAt)
          .thenComparing(ManualClassification::after);

  /** Returns a copy with a classification, which replaces the one of the same two instants. */
  MemoryState with(ManualClassification classification) {
    if (!series.containsKey(classification.series())) {
      throw new HistoryException("no series %s".formatted(classification.series()));
    }
    Stream<ManualClassification> others =
        classifications.stream().filter(other -> !classification.replaces(other));
    return reclassified(
        classification.series(),
        classification.after(),
        Stream.concat(others, Stream.of(classification)).sorted(BY_SERIES_AND_TIME).toList());
  }

  /** Returns a copy with these classifications alone. */
  MemoryState with(List<ManualClassification> all) {
    return new MemoryState(accounts, series, all.stream().sorted(BY_SERIES_AND_TIME).toList());
  }

  /** Returns a copy without the classifications that apply to a change. */
  MemoryState without(SeriesKey key, Instant after, Instant observedAt, BigDecimal amount) {
    Predicate<ManualClassification> removed =
        other -> other.series().equals(key) && other.holdsFor(after, observedAt, amount);
    Instant from =
        classifications.stream()
            .filter(removed)
            .map(ManualClassification::after)
            .min(Comparator.naturalOrder())
            .orElse(after);
    return reclassified(key, from, classifications.stream().filter(removed.negate()).toList());
  }

  private MemoryState reclassified(
      SeriesKey key, Instant from, List<ManualClassification> changed) {
    NavigableMap<SeriesKey, MemorySeries> marked = new TreeMap<>(series);
    marked.computeIfPresent(key, (same, stored) -> stored.reclassified(from, changed));
    return new MemoryState(accounts, marked, changed);
  }

  MemoryState thinned(Selection selection, RetentionPolicy retention) {
    NavigableMap<SeriesKey, MemorySeries> thinned = new TreeMap<>(series);
    selected(selection)
        .forEach(stored -> thinned.put(stored.key(), stored.thinned(retention, classifications)));
    return new MemoryState(accounts, thinned, classifications);
  }

  Stream<MemorySeries> selected(Selection selection) {
    return series.values().stream()
        .filter(stored -> selection.includes(stored.key().account(), stored.key().provider()));
  }
}
