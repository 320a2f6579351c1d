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

/** The manual classifications by series. There are few, and they override every rule. */
final class ManualClassificationIndex {

  private final Map<SeriesKey, List<ManualClassification>> classifications = new HashMap<>();

  static ManualClassificationIndex of(BalanceHistory history, Selection selection) {
    return of(history.classifications(selection));
  }

  static ManualClassificationIndex of(List<ManualClassification> all) {
    ManualClassificationIndex index = new ManualClassificationIndex();
    for (ManualClassification classification : all) {
      index
          .classifications
          .computeIfAbsent(classification.series(), key -> new ArrayList<>())
          .add(classification);
    }
    return index;
  }

  /** Returns the series with manual classifications. */
  Set<SeriesKey> series() {
    return classifications.keySet();
  }

  /** Returns the latest manual classification of a change. */
  Optional<EventAssessment> of(SeriesKey series, LevelChange change) {
    return classifications.getOrDefault(series, List.of()).stream()
        .filter(
            candidate -> candidate.holdsFor(change.after(), change.observedAt(), change.amount()))
        .max(Comparator.comparing(ManualClassification::classifiedAt))
        .map(ManualClassificationIndex::ruling);
  }

  /** Returns the manually classified falls of a series that overlap a window. */
  List<LevelChange> falls(BalanceHistory history, SeriesKey series, Instant from, Instant to) {
    return classifications.getOrDefault(series, List.of()).stream()
        .filter(classification -> classification.amount().signum() < 0)
        .filter(
            classification ->
                classification.after().isBefore(to) && !classification.observedAt().isBefore(from))
        .flatMap(classification -> falls(history, classification).stream())
        .distinct()
        .toList();
  }

  /**
   * Returns the falls between the two instants of a classification: one, or several after late
   * samples.
   */
  private static List<LevelChange> falls(
      BalanceHistory history, ManualClassification classification) {
    List<LevelChange> falls = new ArrayList<>();
    try (Stream<TotalledSample> walk =
        history.walk(
            classification.series(), classification.after(), classification.observedAt())) {
      TotalledSample before = null;
      for (TotalledSample sample : (Iterable<TotalledSample>) walk::iterator) {
        if (before != null && before.level() != null && sample.level() != null) {
          BigDecimal amount = sample.level().subtract(before.level());
          if (classification.holdsFor(before.observedAt(), sample.observedAt(), amount)) {
            falls.add(new LevelChange(before.observedAt(), sample.observedAt(), amount));
          }
        }
        before = sample;
      }
    }
    return falls;
  }

  private static EventAssessment ruling(ManualClassification classification) {
    String day = classification.classifiedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return new EventAssessment(
        classification.kind(),
        EventConfidence.HIGH,
        "classified on " + day,
        true,
        classification.note());
  }
}
