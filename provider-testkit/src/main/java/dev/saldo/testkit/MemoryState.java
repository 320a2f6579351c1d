package dev.saldo.testkit;

import dev.saldo.history.Retention;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a history in memory holds at one time. Never changed, only replaced.
 *
 * @param accounts by name
 * @param series in the order in which a history returns them
 */
record MemoryState(
    NavigableMap<String, MemoryAccount> accounts, NavigableMap<SeriesKey, MemorySeries> series) {

  static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::account)
          .thenComparing(SeriesKey::bucket)
          .thenComparing(SeriesKey::unitKind)
          .thenComparing(SeriesKey::unitCode)
          .thenComparing(SeriesKey::means)
          .thenComparing(SeriesKey::provider);

  static final MemoryState EMPTY = new MemoryState(new TreeMap<>(), new TreeMap<>(ORDER));

  MemoryState thinned(Selection selection, Retention retention) {
    NavigableMap<SeriesKey, MemorySeries> thinned = new TreeMap<>(series);
    selected(selection).forEach(kept -> thinned.put(kept.key(), kept.thinned(retention)));
    return new MemoryState(accounts, thinned);
  }

  Stream<MemorySeries> selected(Selection selection) {
    return series.values().stream()
        .filter(kept -> selection.includes(kept.key().account(), kept.key().provider()));
  }
}
