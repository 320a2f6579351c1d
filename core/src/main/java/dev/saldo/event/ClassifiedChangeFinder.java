package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What touches a window and is not use: every rise, and the falls that are corrections. */
@Internal
public final class ClassifiedChangeFinder {

  private final Map<SeriesKey, List<ClassifiedLevelChange>> changes = new HashMap<>();

  private ClassifiedChangeFinder() {}

  /**
   * Asks a history. Reads the rises of the window and of 100 days before it, and seeks in samples
   * only for the small ones among them.
   *
   * @param edges the brackets of the selection, the first of each at the beginning of the window
   *     and the last at its end
   */
  public static ClassifiedChangeFinder of(
      BalanceHistory history, Selection selection, List<SeriesSampleNeighbours> edges) {
    ClassifiedChangeFinder found = new ClassifiedChangeFinder();
    if (!edges.isEmpty()) {
      ManualClassificationIndex people = ManualClassificationIndex.of(history, selection);
      found.rises(history, people, RisesInWindow.find(history, selection, edges));
      Instant from = edges.getFirst().brackets().getFirst().at();
      Instant to = edges.getFirst().brackets().getLast().at();
      people.series().forEach(key -> found.falls(history, people, key, from, to));
      Comparator<ClassifiedLevelChange> byTime = Comparator.comparing(c -> c.change().observedAt());
      found.changes.values().forEach(list -> list.sort(byTime));
    }
    return found;
  }

  /**
   * Asks a history for the falls alone: they are all that what was used depends on.
   *
   * @param from the beginning of the window, UTC
   * @param to its end, UTC
   */
  public static ClassifiedChangeFinder ofFalls(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    ClassifiedChangeFinder found = new ClassifiedChangeFinder();
    ManualClassificationIndex people = ManualClassificationIndex.of(history, selection);
    people.series().forEach(key -> found.falls(history, people, key, from, to));
    return found;
  }

  /** Returns the changes of a series, oldest first. */
  public List<ClassifiedLevelChange> of(SeriesKey series) {
    return changes.getOrDefault(series, List.of());
  }

  /** Returns the changes of a series that are neither use nor top-ups. */
  public List<LevelChange> corrections(SeriesKey series) {
    return of(series).stream()
        .filter(one -> one.ruling().kind() != EventKind.TOP_UP)
        .map(ClassifiedLevelChange::change)
        .toList();
  }

  private void rises(
      BalanceHistory history, ManualClassificationIndex people, List<RiseFacts> rises) {
    List<RiseFacts> unsaid = new ArrayList<>();
    for (RiseFacts facts : rises) {
      SeriesKey series = facts.series().key();
      people
          .of(series, facts.change())
          .ifPresentOrElse(ruling -> add(series, facts.change(), ruling), () -> unsaid.add(facts));
    }
    Iterator<BigDecimal> used = UsageBeforeRises.find(history, unsaid).iterator();
    for (RiseFacts facts : unsaid) {
      add(facts.series().key(), facts.change(), RiseClassifier.classify(facts, used.next()));
    }
  }

  private void falls(
      BalanceHistory history,
      ManualClassificationIndex people,
      SeriesKey key,
      Instant from,
      Instant to) {
    for (LevelChange fall : people.falls(history, key, from, to)) {
      people.of(key, fall).ifPresent(ruling -> add(key, fall, ruling));
    }
  }

  private void add(SeriesKey series, LevelChange change, EventAssessment ruling) {
    changes
        .computeIfAbsent(series, key -> new ArrayList<>())
        .add(new ClassifiedLevelChange(change, ruling));
  }
}
