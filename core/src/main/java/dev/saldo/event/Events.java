package dev.saldo.event;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.TotalledSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what happened in a window. Reads its samples once, one series after the other. */
public final class Events {

  private static final Comparator<Event> BY_BUCKET_AND_TIME =
      Comparator.comparing((Event e) -> e.series().key().account())
          .thenComparing(e -> e.series().key().bucket())
          .thenComparing(Event::observedAt);

  private final SampleWalk walk;
  private final Instant from;
  private final Instant to;

  private Events(SampleWalk walk, Instant from, Instant to) {
    this.walk = walk;
    this.from = from;
    this.to = to;
  }

  /** Returns what was seen in {@code [from, to)}, ordered by account, bucket and time. */
  public static List<Event> of(
      BalanceHistory history, Selection selection, Instant from, Instant to) {
    return of(
        history, selection, from, to, (series, changes) -> history.walk(series.key(), from, to));
  }

  /**
   * Returns the same to somebody who looks at the samples as well.
   *
   * @param walk how to go through the samples of each series
   */
  public static List<Event> of(
      BalanceHistory history, Selection selection, Instant from, Instant to, SampleWalk walk) {
    List<SeriesBrackets> edges = history.brackets(selection, List.of(from, to));
    ClassifiedChanges changes = ClassifiedChanges.of(history, selection, edges);
    Map<List<String>, List<Series>> buckets = new LinkedHashMap<>();
    for (SeriesBrackets found : edges) {
      Series series = found.series();
      buckets
          .computeIfAbsent(
              List.of(series.key().account(), series.key().bucket()), key -> new ArrayList<>())
          .add(series);
    }
    Events events = new Events(walk, from, to);
    return buckets.values().stream()
        .map(bucket -> events.ofBucket(bucket, changes))
        .flatMap(Collection::stream)
        .sorted(BY_BUCKET_AND_TIME)
        .toList();
  }

  private List<Event> ofBucket(List<Series> bucket, ClassifiedChanges changes) {
    List<Event> events = new ArrayList<>();
    UnitChanges units = new UnitChanges();
    for (Series series : bucket) {
      List<ClassifiedChange> known = changes.of(series.key());
      SeriesEvents finder = new SeriesEvents(series, known);
      try (Stream<TotalledSample> samples = walk.of(series, known)) {
        Stream<TotalledSample> watched =
            bucket.size() == 1 ? samples : samples.peek(sample -> units.add(series, sample));
        events.addAll(finder.in(watched.iterator(), from, to));
      }
    }
    if (bucket.size() > 1) {
      events.addAll(units.in(from, to));
    }
    return events;
  }
}
