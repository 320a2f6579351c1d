package dev.saldo.event;

import dev.saldo.Internal;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.SeriesKey;
import dev.saldo.usage.Change;
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
public final class ClassifiedChanges {

  private final Map<SeriesKey, List<ClassifiedChange>> changes = new HashMap<>();

  private ClassifiedChanges() {}

  /**
   * Asks a history. Reads the rises of the window and of 100 days before it, and seeks in samples
   * only for the small ones among them.
   *
   * @param edges the brackets of the selection, the first of each at the beginning of the window
   *     and the last at its end
   */
  public static ClassifiedChanges of(
      BalanceHistory history, Selection selection, List<SeriesBrackets> edges) {
    ClassifiedChanges found = new ClassifiedChanges();
    if (!edges.isEmpty()) {
      PeopleSay people = PeopleSay.of(history, selection);
      found.rises(history, people, RisesInWindow.of(history, selection, edges));
      Instant from = edges.getFirst().brackets().getFirst().at();
      Instant to = edges.getFirst().brackets().getLast().at();
      people.series().forEach(key -> found.falls(history, people, key, from, to));
      Comparator<ClassifiedChange> byTime = Comparator.comparing(c -> c.change().observedAt());
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
  public static ClassifiedChanges ofFalls(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    ClassifiedChanges found = new ClassifiedChanges();
    PeopleSay people = PeopleSay.of(history, selection);
    people.series().forEach(key -> found.falls(history, people, key, from, to));
    return found;
  }

  /** Returns the changes of a series, oldest first. */
  public List<ClassifiedChange> of(SeriesKey series) {
    return changes.getOrDefault(series, List.of());
  }

  /** Returns the changes of a series that are neither use nor top-ups. */
  public List<Change> corrections(SeriesKey series) {
    return of(series).stream()
        .filter(one -> one.ruling().kind() != EventKind.TOP_UP)
        .map(ClassifiedChange::change)
        .toList();
  }

  private void rises(BalanceHistory history, PeopleSay people, List<RiseFacts> rises) {
    List<RiseFacts> unsaid = new ArrayList<>();
    for (RiseFacts facts : rises) {
      SeriesKey series = facts.series().key();
      people
          .of(series, facts.change())
          .ifPresentOrElse(ruling -> add(series, facts.change(), ruling), () -> unsaid.add(facts));
    }
    Iterator<BigDecimal> used = UseBefore.of(history, unsaid).iterator();
    for (RiseFacts facts : unsaid) {
      add(facts.series().key(), facts.change(), RiseRule.of(facts, used.next()));
    }
  }

  private void falls(
      BalanceHistory history, PeopleSay people, SeriesKey key, Instant from, Instant to) {
    for (Change fall : people.falls(history, key, from, to)) {
      people.of(key, fall).ifPresent(ruling -> add(key, fall, ruling));
    }
  }

  private void add(SeriesKey series, Change change, Ruling ruling) {
    changes
        .computeIfAbsent(series, key -> new ArrayList<>())
        .add(new ClassifiedChange(change, ruling));
  }
}
