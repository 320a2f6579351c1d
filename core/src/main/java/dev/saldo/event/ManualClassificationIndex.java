package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.ManualClassification;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people said of changes: little, and it comes before any rule. */
final class ManualClassificationIndex {

  private final Map<SeriesKey, List<ManualClassification>> words = new HashMap<>();

  static ManualClassificationIndex of(BalanceHistory history, Selection selection) {
    ManualClassificationIndex people = new ManualClassificationIndex();
    for (ManualClassification word : history.classifications(selection)) {
      people.words.computeIfAbsent(word.series(), key -> new ArrayList<>()).add(word);
    }
    return people;
  }

  /** Returns the series that somebody spoke of. */
  Set<SeriesKey> series() {
    return words.keySet();
  }

  /** Returns the last word on a change. */
  Optional<EventAssessment> of(SeriesKey series, LevelChange change) {
    return words.getOrDefault(series, List.of()).stream()
        .filter(w -> w.holdsFor(change.after(), change.observedAt(), change.amount()))
        .max(Comparator.comparing(ManualClassification::classifiedAt))
        .map(ManualClassificationIndex::ruling);
  }

  /** Returns the falls of a series that somebody spoke of and that touch a window. */
  List<LevelChange> falls(BalanceHistory history, SeriesKey series, Instant from, Instant to) {
    return words.getOrDefault(series, List.of()).stream()
        .filter(word -> word.amount().signum() < 0)
        .filter(word -> word.after().isBefore(to) && !word.observedAt().isBefore(from))
        .flatMap(word -> falls(history, word).stream())
        .distinct()
        .toList();
  }

  /** Returns the falls between the two instants of a word: one, or more after late samples. */
  private static List<LevelChange> falls(BalanceHistory history, ManualClassification word) {
    List<LevelChange> falls = new ArrayList<>();
    try (Stream<TotalledSample> walk =
        history.walk(word.series(), word.after(), word.observedAt())) {
      TotalledSample before = null;
      for (TotalledSample sample : (Iterable<TotalledSample>) walk::iterator) {
        if (before != null && before.level() != null && sample.level() != null) {
          BigDecimal amount = sample.level().subtract(before.level());
          if (word.holdsFor(before.observedAt(), sample.observedAt(), amount)) {
            falls.add(new LevelChange(before.observedAt(), sample.observedAt(), amount));
          }
        }
        before = sample;
      }
    }
    return falls;
  }

  private static EventAssessment ruling(ManualClassification word) {
    String day = word.classifiedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return new EventAssessment(
        word.kind(), EventConfidence.HIGH, "so classified on " + day, true, word.note());
  }
}
