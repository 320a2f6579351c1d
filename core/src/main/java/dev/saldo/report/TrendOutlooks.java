package dev.saldo.report;

import dev.saldo.event.ClassifiedChanges;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Bracket;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesBrackets;
import dev.saldo.history.TotalledSample;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.runway.ExpectedLevel;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.runway.UseByHour;
import dev.saldo.usage.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the levels that a window shows to their last sample. An outlook is no longer
 * than the past beside it, so that this stays readable.
 */
final class TrendOutlooks {

  /** As many levels as a line needs to show nights and weekends of a month. */
  private static final int LEVELS = 120;

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final BalanceHistory history;
  private final Window window;
  private final Instant asOf;
  private final Instant begin;

  private TrendOutlooks(BalanceHistory history, Window window, Instant asOf) {
    this.history = history;
    this.window = window;
    this.asOf = asOf;
    this.begin = asOf.minus(UseByHour.MEMORY);
  }

  /** Returns the outlooks of those that have one. */
  static Map<Subject, Outlook> of(
      BalanceHistory history, Selection selection, Window window, Instant now) {
    Instant asOf = window.to().isBefore(now) ? window.to() : now;
    return asOf.isAfter(window.from())
        ? new TrendOutlooks(history, window, asOf).outlooks(selection)
        : Map.of();
  }

  private Map<Subject, Outlook> outlooks(Selection selection) {
    List<SeriesBrackets> found = history.brackets(selection, List.of(begin, asOf));
    ClassifiedChanges falls = ClassifiedChanges.ofFalls(history, selection, found);
    Map<Subject, Outlook> outlooks = new HashMap<>();
    for (SeriesBrackets brackets : found) {
      Series series = brackets.series();
      TotalledSample last = lastShown(brackets.brackets().getLast());
      if (last != null && last.level() != null && !series.derived()) {
        UseByHour use = use(series, falls.corrections(series.key()));
        Outlook outlook = outlook(RunwayQuestion.of(series, last, use, asOf, window.zone()));
        if (outlook != null) {
          outlooks.put(Subject.of(series), outlook);
        }
      }
    }
    return outlooks;
  }

  /** Returns the last sample of a series; null if it is not in the window. */
  private @Nullable TotalledSample lastShown(Bracket now) {
    TotalledSample last = now.atOrBefore();
    boolean shown =
        last != null && now.after() == null && !last.observedAt().isBefore(window.from());
    return shown ? last : null;
  }

  private UseByHour use(Series series, List<Change> corrections) {
    UseByHour use = new UseByHour(corrections);
    try (Stream<TotalledSample> samples = history.walk(series.key(), begin, asOf)) {
      samples.filter(sample -> !sample.observedAt().isAfter(asOf)).forEach(use::add);
    }
    return use;
  }

  private @Nullable Outlook outlook(RunwayInput question) {
    Runway runway = RunwayEstimator.of(question);
    Band band = runway.emptyAt();
    if (band == null) {
      return null;
    }
    List<ExpectedLevel> levels = RunwayEstimator.course(question, instants(band));
    return levels.isEmpty() ? null : new Outlook(RunwayDays.of(runway), runway.reason(), levels);
  }

  /** Returns instants as far apart as each other, and the edges and the middle of the band. */
  private List<Instant> instants(Band band) {
    Duration length = length(band.p90());
    TreeSet<Instant> instants = new TreeSet<>();
    for (int i = 0; i <= LEVELS; i++) {
      instants.add(asOf.plus(length.multipliedBy(i).dividedBy(LEVELS)));
    }
    Instant end = instants.last();
    Stream.of(band.p10(), band.p50(), band.p90())
        .filter(at -> at != null && at.isBefore(end))
        .forEach(instants::add);
    return List.copyOf(instants);
  }

  private Duration length(@Nullable Instant late) {
    Duration past = shorter(Duration.between(window.from(), asOf), LONGEST);
    Duration length = late == null ? past : shorter(past, Duration.between(asOf, late));
    return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
