package dev.saldo.alert;

import dev.saldo.account.PrepaidCredit;
import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.event.ClassifiedLevelChange;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesInstant;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The latest top-ups of some series. */
final class RecentTopUps {

  /** No top-ups. */
  static final RecentTopUps NONE = new RecentTopUps();

  private static final Duration SPAN = Duration.ofDays(180);
  private static final int MOST_LEVELS = 10;

  private final Map<SeriesKey, List<LevelChange>> topUps = new HashMap<>();
  private final Map<SeriesKey, List<BigDecimal>> levels = new HashMap<>();

  private RecentTopUps() {}

  /** Finds the top-ups of the last 180 days, with the levels before the latest ten of a series. */
  static RecentTopUps find(
      BalanceHistory history, Selection selection, List<Series> current, Instant asOf) {
    RecentTopUps found = new RecentTopUps();
    ClassifiedChangeFinder changes =
        ClassifiedChangeFinder.of(
            history, selection, history.brackets(selection, List.of(asOf.minus(SPAN), asOf)));
    List<SeriesInstant> moments = new ArrayList<>();
    for (Series series : current) {
      List<LevelChange> topUps =
          changes.of(series.key()).stream()
              .filter(change -> change.ruling().kind() == EventKind.TOP_UP)
              .map(ClassifiedLevelChange::change)
              .toList();
      found.topUps.put(series.key(), topUps);
      topUps.subList(Math.max(0, topUps.size() - MOST_LEVELS), topUps.size()).stream()
          .map(change -> new SeriesInstant(series.key(), change.after()))
          .forEach(moments::add);
    }
    Map<SeriesKey, Series> byKey =
        current.stream().collect(Collectors.toMap(Series::key, Function.identity()));
    Iterator<SampleNeighbours> neighbours = history.brackets(moments).iterator();
    for (SeriesInstant moment : moments) {
      left(byKey.get(moment.series()), neighbours.next().atOrBefore())
          .ifPresent(
              level ->
                  found
                      .levels
                      .computeIfAbsent(moment.series(), key -> new ArrayList<>())
                      .add(level));
    }
    return found;
  }

  private static Optional<BigDecimal> left(
      @Nullable Series series, @Nullable TotalledSample sample) {
    BigDecimal amount = sample == null ? null : sample.amount().value();
    return series == null || amount == null
        ? Optional.empty()
        : PrepaidCredit.usable(series.key().meaning(), series.terms(), amount);
  }

  List<BigDecimal> levelsBefore(SeriesKey series) {
    return levels.getOrDefault(series, List.of());
  }

  /** Returns what samples after an instant show to be added; null if nothing was. */
  @Nullable BigDecimal amountSince(SeriesKey series, Instant from) {
    return topUps.getOrDefault(series, List.of()).stream()
        .filter(change -> change.observedAt().isAfter(from))
        .map(LevelChange::amount)
        .reduce(BigDecimal::add)
        .orElse(null);
  }
}
