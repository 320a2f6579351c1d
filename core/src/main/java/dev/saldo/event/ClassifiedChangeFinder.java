package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.rise.KeptRise;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes that overlap a window and are not use: every rise, and the falls that are corrections
 * or expiries.
 */
@Internal
public final class ClassifiedChangeFinder {

  private final Map<SeriesKey, List<ClassifiedLevelChange>> changes = new HashMap<>();

  private ClassifiedChangeFinder() {}

  /**
   * Finds the rises, corrections and expiries. Reads the rises of the window and of the 100 days
   * before it, and looks up samples only for the small ones.
   *
   * @param edges the neighbouring samples of the selection, for each series first at the start of
   *     the window and last at its end
   */
  public static ClassifiedChangeFinder of(
      BalanceHistory history, Selection selection, List<SeriesSampleNeighbours> edges) {
    ClassifiedChangeFinder found = new ClassifiedChangeFinder();
    if (!edges.isEmpty()) {
      ManualClassificationIndex manual = ManualClassificationIndex.of(history, selection);
      if (!found.keptRises(history, manual, edges)) {
        found.rises(history, manual, RisesInWindow.find(history, selection, edges));
        CounterResets.count(history, found.changes);
      }
      Instant from = edges.getFirst().brackets().getFirst().at();
      Instant to = edges.getFirst().brackets().getLast().at();
      found.falls(history, selection, series(edges), manual, from, to);
      Comparator<ClassifiedLevelChange> byTime = Comparator.comparing(c -> c.change().observedAt());
      found.changes.values().forEach(list -> list.sort(byTime));
    }
    return found;
  }

  /**
   * Finds the changes on which the usage of a window depends. If it has two edges and the history
   * keeps totals of the corrections, one change of a series stands for all its corrections.
   *
   * @param edges the neighbouring samples of the selection at the edges of the window
   */
  public static ClassifiedChangeFinder ofWindow(
      BalanceHistory history, Selection selection, List<SeriesSampleNeighbours> edges) {
    if (edges.isEmpty() || edges.getFirst().brackets().size() != 2) {
      return of(history, selection, edges);
    }
    Optional<Map<SeriesKey, List<KeptRise>>> kept = history.keptTotals(edges);
    if (kept.isEmpty()) {
      return of(history, selection, edges);
    }
    Instant from = edges.getFirst().brackets().getFirst().at();
    Instant to = edges.getFirst().brackets().getLast().at();
    ClassifiedChangeFinder found = ofFalls(history, selection, series(edges), from, to);
    for (SeriesSampleNeighbours series : edges) {
      List<KeptRise> rises = kept.get().getOrDefault(series.series().key(), List.of());
      new KeptChangeFinder(series.series(), rises)
          .sum(series)
          .ifPresent(sum -> found.add(series.series().key(), sum.change(), sum.ruling()));
    }
    return found;
  }

  /**
   * Finds only the falls, because the rates that a runway learns from depend on nothing else.
   *
   * @param from the start of the window, UTC
   * @param to the end of the window, UTC
   */
  public static ClassifiedChangeFinder ofFalls(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    return ofFalls(history, selection, history.series(selection), from, to);
  }

  private static ClassifiedChangeFinder ofFalls(
      BalanceHistory history, Selection selection, List<Series> series, Instant from, Instant to) {
    ClassifiedChangeFinder found = new ClassifiedChangeFinder();
    ManualClassificationIndex manual = ManualClassificationIndex.of(history, selection);
    found.falls(history, selection, series, manual, from, to);
    return found;
  }

  private static List<Series> series(List<SeriesSampleNeighbours> edges) {
    return edges.stream().map(SeriesSampleNeighbours::series).toList();
  }

  /**
   * Finds the changes on which usage depends: the falls and, for the sake of counters that restart,
   * the rises if there is a SPENT series.
   *
   * @param from the start of the window, UTC
   * @param to the end of the window, UTC
   */
  public static ClassifiedChangeFinder ofUsage(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    List<Series> series = history.series(selection);
    return series.stream().anyMatch(s -> CounterResets.isCounter(s.key()))
        ? of(history, selection, history.brackets(selection, List.of(from, to)))
        : ofFalls(history, selection, series, from, to);
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

  /** Takes the rises that the history keeps; returns whether it keeps them. */
  private boolean keptRises(
      BalanceHistory history,
      ManualClassificationIndex manual,
      List<SeriesSampleNeighbours> edges) {
    Optional<Map<SeriesKey, List<KeptRise>>> kept = history.keptRises(edges);
    if (kept.isEmpty()) {
      return false;
    }
    Map<SeriesKey, List<ClassifiedLevelChange>> each = new HashMap<>();
    for (SeriesSampleNeighbours series : edges) {
      SeriesKey key = series.series().key();
      List<KeptRise> rises = kept.get().getOrDefault(key, List.of());
      var found = new KeptChangeFinder(series.series(), rises).each(manual);
      if (found.isEmpty()) {
        return false;
      }
      if (!found.get().isEmpty()) {
        each.put(key, new ArrayList<>(found.get()));
      }
    }
    changes.putAll(each);
    return true;
  }

  private void rises(
      BalanceHistory history, ManualClassificationIndex manual, List<RiseFacts> rises) {
    List<RiseFacts> unclassified = new ArrayList<>();
    for (RiseFacts facts : rises) {
      SeriesKey series = facts.key();
      manual
          .of(series, facts.change())
          .ifPresentOrElse(
              ruling -> add(series, facts.change(), ruling), () -> unclassified.add(facts));
    }
    Iterator<BigDecimal> used = UsageBeforeRises.find(history, unclassified).iterator();
    for (RiseFacts facts : unclassified) {
      add(facts.key(), facts.change(), RiseClassifier.classify(facts, used.next()));
    }
  }

  private void falls(
      BalanceHistory history,
      Selection selection,
      List<Series> series,
      ManualClassificationIndex manual,
      Instant from,
      Instant to) {
    manual.series().forEach(key -> falls(history, manual, key, from, to));
    new ExpiryFinder(history, manual, from, to)
        .find(selection, series)
        .forEach(
            (key, expiries) ->
                expiries.forEach(expiry -> add(key, expiry.change(), expiry.ruling())));
  }

  private void falls(
      BalanceHistory history,
      ManualClassificationIndex manual,
      SeriesKey key,
      Instant from,
      Instant to) {
    for (LevelChange fall : manual.falls(history, key, from, to)) {
      manual
          .of(key, fall)
          .filter(ruling -> ruling.kind() != EventKind.USAGE)
          .ifPresent(ruling -> add(key, fall, ruling));
    }
  }

  private void add(SeriesKey series, LevelChange change, EventAssessment ruling) {
    changes
        .computeIfAbsent(series, key -> new ArrayList<>())
        .add(new ClassifiedLevelChange(change, ruling));
  }
}
