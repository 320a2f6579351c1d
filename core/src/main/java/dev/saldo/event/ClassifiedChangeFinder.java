package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The changes that overlap a window and are not use: every rise, and the falls that are
 * corrections.
 */
@Internal
public final class ClassifiedChangeFinder {

  private final Map<SeriesKey, List<ClassifiedLevelChange>> changes = new HashMap<>();

  private ClassifiedChangeFinder() {}

  /**
   * Finds the rises and corrections. Reads the rises of the window and of the 100 days before it,
   * and looks up samples only for the small ones.
   *
   * @param edges the neighbouring samples of the selection, for each series first at the start of
   *     the window and last at its end
   */
  public static ClassifiedChangeFinder of(
      BalanceHistory history, Selection selection, List<SeriesSampleNeighbours> edges) {
    ClassifiedChangeFinder found = new ClassifiedChangeFinder();
    if (!edges.isEmpty()) {
      ManualClassificationIndex manual = ManualClassificationIndex.of(history, selection);
      found.rises(history, manual, RisesInWindow.find(history, selection, edges));
      found.countResets(history);
      Instant from = edges.getFirst().brackets().getFirst().at();
      Instant to = edges.getFirst().brackets().getLast().at();
      manual.series().forEach(key -> found.falls(history, manual, key, from, to));
      Comparator<ClassifiedLevelChange> byTime = Comparator.comparing(c -> c.change().observedAt());
      found.changes.values().forEach(list -> list.sort(byTime));
    }
    return found;
  }

  /**
   * Finds only the falls, because the usage depends on nothing else.
   *
   * @param from the start of the window, UTC
   * @param to the end of the window, UTC
   */
  public static ClassifiedChangeFinder ofFalls(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    ClassifiedChangeFinder found = new ClassifiedChangeFinder();
    ManualClassificationIndex manual = ManualClassificationIndex.of(history, selection);
    manual.series().forEach(key -> found.falls(history, manual, key, from, to));
    return found;
  }

  /** Returns the changes of a series, oldest first. */
  public List<ClassifiedLevelChange> of(SeriesKey series) {
    return changes.getOrDefault(series, List.of());
  }

  /** Returns the changes of a series that are neither use nor top-ups. */
  public List<LevelChange> corrections(SeriesKey series) {
    return of(series).stream()
        .filter(classified -> classified.ruling().kind() != EventKind.TOP_UP)
        .map(ClassifiedLevelChange::change)
        .toList();
  }

  /**
   * Adds to each reset of a SPENT counter the figure that it shows afterwards, which was used
   * since. A fall of the figure by less than half is not trusted to be a reset to 0.
   */
  private void countResets(BalanceHistory history) {
    List<SeriesInstant> resets = new ArrayList<>();
    changes.forEach(
        (key, known) -> {
          if (key.meaning() == Meaning.SPENT) {
            known.stream()
                .filter(reset -> reset.ruling().kind() == EventKind.RESET)
                .map(reset -> new SeriesInstant(key, reset.change().observedAt()))
                .forEach(resets::add);
          }
        });
    Map<SeriesInstant, BigDecimal> shown = new HashMap<>();
    List<SampleNeighbours> brackets = history.brackets(resets);
    for (int i = 0; i < resets.size(); i++) {
      TotalledSample after = brackets.get(i).atOrBefore();
      if (after != null && after.level() != null) {
        shown.put(resets.get(i), after.level().negate());
      }
    }
    changes.replaceAll(
        (key, known) ->
            known.stream()
                .map(change -> counted(change, shown, key))
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static ClassifiedLevelChange counted(
      ClassifiedLevelChange reset, Map<SeriesInstant, BigDecimal> shown, SeriesKey key) {
    LevelChange change = reset.change();
    BigDecimal used =
        shown.getOrDefault(new SeriesInstant(key, change.observedAt()), BigDecimal.ZERO);
    return used.signum() > 0 && used.compareTo(change.amount()) <= 0
        ? new ClassifiedLevelChange(change.hiding(used), reset.ruling())
        : reset;
  }

  private void rises(
      BalanceHistory history, ManualClassificationIndex manual, List<RiseFacts> rises) {
    List<RiseFacts> unclassified = new ArrayList<>();
    for (RiseFacts facts : rises) {
      SeriesKey series = facts.series().key();
      manual
          .of(series, facts.change())
          .ifPresentOrElse(
              ruling -> add(series, facts.change(), ruling), () -> unclassified.add(facts));
    }
    Iterator<BigDecimal> used = UsageBeforeRises.find(history, unclassified).iterator();
    for (RiseFacts facts : unclassified) {
      add(facts.series().key(), facts.change(), RiseClassifier.classify(facts, used.next()));
    }
  }

  private void falls(
      BalanceHistory history,
      ManualClassificationIndex manual,
      SeriesKey key,
      Instant from,
      Instant to) {
    for (LevelChange fall : manual.falls(history, key, from, to)) {
      manual.of(key, fall).ifPresent(ruling -> add(key, fall, ruling));
    }
  }

  private void add(SeriesKey series, LevelChange change, EventAssessment ruling) {
    changes
        .computeIfAbsent(series, key -> new ArrayList<>())
        .add(new ClassifiedLevelChange(change, ruling));
  }
}
