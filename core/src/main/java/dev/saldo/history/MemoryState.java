package dev.saldo.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a history in memory holds at one time. Never changed, only replaced.
 *
 * @param accounts by name
 * @param series in the order in which a history returns them
 * @param words what people said of changes, in the order in which a history returns it
 */
record MemoryState(
    NavigableMap<String, MemoryAccount> accounts,
    NavigableMap<SeriesKey, MemorySeries> series,
    List<ManualClassification> words) {

  static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::account)
          .thenComparing(SeriesKey::bucket)
          .thenComparing(SeriesKey::unitKind)
          .thenComparing(SeriesKey::unitCode)
          .thenComparing(SeriesKey::meaning)
          .thenComparing(SeriesKey::provider);

  static final MemoryState EMPTY =
      new MemoryState(new TreeMap<>(), new TreeMap<>(ORDER), List.of());

  private static final Comparator<ManualClassification> BY_SERIES_AND_TIME =
      Comparator.comparing(ManualClassification::series, ORDER)
          .thenComparing(ManualClassification::observedAt)
          .thenComparing(ManualClassification::classifiedAt)
          .thenComparing(ManualClassification::after);

  /** Returns this with a word more, in the place of the one on the same two instants. */
  MemoryState with(ManualClassification word) {
    if (!series.containsKey(word.series())) {
      throw new HistoryException("there is no series of %s".formatted(word.series()));
    }
    Stream<ManualClassification> others =
        words.stream()
            .filter(
                w ->
                    !w.series().equals(word.series())
                        || !w.after().equals(word.after())
                        || !w.observedAt().equals(word.observedAt()));
    return new MemoryState(
        accounts,
        series,
        Stream.concat(others, Stream.of(word)).sorted(BY_SERIES_AND_TIME).toList());
  }

  /** Returns this without the words that hold for a change. */
  MemoryState without(SeriesKey key, Instant after, Instant observedAt, BigDecimal amount) {
    return new MemoryState(
        accounts,
        series,
        words.stream()
            .filter(w -> !w.series().equals(key) || !w.holdsFor(after, observedAt, amount))
            .toList());
  }

  MemoryState thinned(Selection selection, RetentionPolicy retention) {
    NavigableMap<SeriesKey, MemorySeries> thinned = new TreeMap<>(series);
    selected(selection).forEach(kept -> thinned.put(kept.key(), kept.thinned(retention, words)));
    return new MemoryState(accounts, thinned, words);
  }

  Stream<MemorySeries> selected(Selection selection) {
    return series.values().stream()
        .filter(kept -> selection.includes(kept.key().account(), kept.key().provider()));
  }
}
