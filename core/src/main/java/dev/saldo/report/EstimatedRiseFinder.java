package dev.saldo.report;

import dev.saldo.event.BalanceEvent;
import dev.saldo.event.BalanceEventFinder;
import dev.saldo.event.ClassifiedChangeFinder;
import dev.saldo.event.ClassifiedLevelChange;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.EventKind;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.HiddenUsageEstimator;
import dev.saldo.runway.HiddenUsageEstimator.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search for events with an estimate of the amounts added. It makes one pass over the samples
 * of the window and, for series with a rise, those around it.
 */
final class EstimatedRiseFinder {

  private final BalanceHistory history;
  private final Window window;
  private final Set<EventKind> kinds;
  private final Instant begin;
  private final Instant end;
  private final ClassifiedChangeFinder changes;
  private final Map<SeriesKey, Map<Instant, BigDecimal>> amounts = new HashMap<>();

  private EstimatedRiseFinder(
      BalanceHistory history, Selection selection, Window window, Set<EventKind> kinds) {
    this.history = history;
    this.window = window;
    this.kinds = kinds;
    this.begin = window.from().minus(NumericSampleRuns.BEFORE);
    this.end = window.to().plus(NumericSampleRuns.AFTER);
    this.changes = ClassifiedChangeFinder.ofUsage(history, selection, begin, end);
  }

  /** Returns the events of some kinds with the estimated amounts added. */
  static List<EventsReport.Row> find(
      BalanceHistory history, Selection selection, Window window, Set<EventKind> kinds) {
    EstimatedRiseFinder rises = new EstimatedRiseFinder(history, selection, window, kinds);
    return BalanceEventFinder.find(history, selection, window.from(), window.to(), rises::walk)
        .stream()
        .filter(event -> rises.isWanted(event.ruling().kind()))
        .map(event -> new EventsReport.Row(event, rises.amount(event)))
        .toList();
  }

  private boolean isWanted(EventKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  private Stream<TotalledSample> walk(Series series, List<ClassifiedLevelChange> changes) {
    if (changes.stream().noneMatch(this::isWantedRise)) {
      return history.walk(series.key(), window.from(), window.to());
    }
    NumericSampleRuns runs = new NumericSampleRuns();
    return history
        .walk(series.key(), begin, end)
        .peek(runs::add)
        .onClose(() -> estimate(series, runs));
  }

  private boolean isWantedRise(ClassifiedLevelChange classified) {
    return classified.change().amount().signum() > 0 && isWanted(classified.ruling().kind());
  }

  private void estimate(Series series, NumericSampleRuns runs) {
    Map<Instant, BigDecimal> estimates = new HashMap<>();
    for (HiddenUsageEstimator use :
        runs.estimate(window.zone(), series.every(), changes.corrections(series.key()))) {
      for (Credit credit : use.credits()) {
        if (!credit.observedAt().isBefore(window.from())) {
          estimates.put(credit.observedAt(), credit.amount());
        }
      }
    }
    amounts.put(series.key(), estimates);
  }

  private @Nullable BigDecimal amount(BalanceEvent event) {
    return event.amount() == null || event.amount().signum() <= 0
        ? null
        : amounts.getOrDefault(event.series().key(), Map.of()).get(event.observedAt());
  }
}
