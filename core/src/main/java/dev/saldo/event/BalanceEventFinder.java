package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesSampleNeighbours;
import dev.saldo.history.TotalledSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The search for the events in a window. It reads the samples once, one series after another. */
public final class BalanceEventFinder {

  private static final Comparator<BalanceEvent> BY_BUCKET_AND_TIME =
      Comparator.comparing((BalanceEvent e) -> e.series().key().account())
          .thenComparing(e -> e.series().key().bucket())
          .thenComparing(BalanceEvent::observedAt)
          .thenComparing(e -> e.series().key(), SeriesKey.ORDER);

  private final EventSampleWalk walk;
  private final Instant from;
  private final Instant to;

  private BalanceEventFinder(EventSampleWalk walk, Instant from, Instant to) {
    this.walk = walk;
    this.from = from;
    this.to = to;
  }

  /** Returns the events observed in {@code [from, to)}, ordered by account, bucket and time. */
  public static List<BalanceEvent> find(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    return find(
        history, selection, from, to, (series, changes) -> history.walk(series.key(), from, to));
  }

  /**
   * Returns the same events for a caller that reads the samples as well.
   *
   * @param walk returns the samples of each series
   */
  public static List<BalanceEvent> find(
      BalanceHistory history, Selection selection, Instant from, Instant to, EventSampleWalk walk) {
    List<SeriesSampleNeighbours> edges = history.brackets(selection, List.of(from, to));
    ClassifiedChangeFinder changes = ClassifiedChangeFinder.of(history, selection, edges);
    Map<List<String>, List<Series>> buckets = new LinkedHashMap<>();
    for (SeriesSampleNeighbours found : edges) {
      Series series = found.series();
      buckets
          .computeIfAbsent(
              List.of(series.key().account(), series.key().bucket()), key -> new ArrayList<>())
          .add(series);
    }
    buckets.values().forEach(all -> all.sort(Comparator.comparing(Series::key, SeriesKey.ORDER)));
    BalanceEventFinder events = new BalanceEventFinder(walk, from, to);
    return buckets.values().stream()
        .map(bucket -> events.ofBucket(bucket, changes))
        .flatMap(Collection::stream)
        .sorted(BY_BUCKET_AND_TIME)
        .toList();
  }

  private List<BalanceEvent> ofBucket(List<Series> bucket, ClassifiedChangeFinder changes) {
    List<BalanceEvent> events = new ArrayList<>();
    UnitChangeFinder units = new UnitChangeFinder();
    for (Series series : bucket) {
      List<ClassifiedLevelChange> known = changes.of(series.key());
      SeriesEventFinder finder = new SeriesEventFinder(series, known);
      try (Stream<TotalledSample> samples = walk.of(series, known)) {
        Stream<TotalledSample> observed =
            bucket.size() == 1 ? samples : samples.peek(sample -> units.add(series, sample));
        events.addAll(finder.in(observed.iterator(), from, to));
      }
    }
    if (bucket.size() > 1) {
      events.addAll(units.in(from, to));
    }
    return events;
  }
}
