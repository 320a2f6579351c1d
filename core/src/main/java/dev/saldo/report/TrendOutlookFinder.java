package dev.saldo.report;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.runway.ExpectedBalanceLevel;
import dev.saldo.runway.Runway;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.spi.Balance.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The predictions for the series whose last sample is in a window. A prediction is at most as long
 * as the past next to it, so that a chart remains readable.
 */
final class TrendOutlookFinder {

  /** The number of levels, enough for a line to show the nights and weekends of a month. */
  private static final int LEVELS = 120;

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Window window;
  private final Instant asOf;

  private TrendOutlookFinder(Window window, Instant asOf) {
    this.window = window;
    this.asOf = asOf;
  }

  static Map<ReportSubject, Outlook> find(
      BalanceHistory history,
      Selection selection,
      PollIntervals intervals,
      Window window,
      Instant now) {
    Instant asOf = window.to().isBefore(now) ? window.to() : now;
    if (!asOf.isAfter(window.from())) {
      return Map.of();
    }
    TrendOutlookFinder outlooks = new TrendOutlookFinder(window, asOf);
    return SeriesRunwayFinder.estimate(
            history, selection, intervals, asOf, window.zone(), outlooks::found)
        .values()
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(Found::subject, Found::outlook));
  }

  private record Found(ReportSubject subject, Outlook outlook) {}

  private Optional<Found> found(SeriesRunwayFinder.Asked request) {
    return isShown(request)
        ? outlook(request.input())
            .map(candidate -> new Found(ReportSubject.of(request.series()), candidate))
        : Optional.empty();
  }

  /** Returns whether the last sample of a series is in the window. */
  private boolean isShown(SeriesRunwayFinder.Asked request) {
    Instant last = request.last().observedAt();
    return !request.series().derived()
        && request.last().level() != null
        && last.equals(request.series().last().observedAt())
        && !last.isBefore(window.from());
  }

  private Optional<Outlook> outlook(RunwayInput input) {
    Runway runway = RunwayEstimator.estimate(input);
    Band band = runway.emptyAt();
    if (band == null) {
      return Optional.empty();
    }
    List<ExpectedBalanceLevel> levels = RunwayEstimator.course(input, instants(band));
    Meaning meaning = input.stated().meaning();
    return levels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outlook(
                RunwayDayRange.of(runway),
                runway.reason(),
                levels.stream().map(level -> level.asStated(meaning)).toList()));
  }

  /** Returns evenly spaced instants, plus the three percentiles of the band. */
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

  private static Duration shorter(Duration candidate, Duration other) {
    return candidate.compareTo(other) < 0 ? candidate : other;
  }
}
