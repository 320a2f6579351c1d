package dev.saldo.report;

import dev.saldo.event.ClassifiedChanges;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.SeriesUse;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.UseByHour;
import dev.saldo.runway.PlannedUse;
import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.usage.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a history for the runways of many series. */
final class Runways {

  private final Instant asOf;
  private final ZoneId zone;
  private final List<PlannedUse> planned;

  private Runways(Instant asOf, ZoneId zone, List<PlannedUse> planned) {
    this.asOf = asOf;
    this.zone = zone;
    this.planned = planned;
  }

  /**
   * The runway of a series.
   *
   * @param last the sample it begins at
   */
  record Answer(Series series, TotalledSample last, Runway runway) {}

  /** Returns the runway of each series that had a sample by then, in the order of the history. */
  static Map<SeriesKey, Answer> of(
      BalanceHistory history,
      Selection selection,
      Instant asOf,
      ZoneId zone,
      List<PlannedUse> planned) {
    Runways runways = new Runways(asOf, zone, planned);
    Map<SeriesKey, Answer> answers = new LinkedHashMap<>();
    try (Stream<SeriesUse> uses = history.useByHour(selection, asOf)) {
      uses.forEach(use -> answers.put(use.series().key(), runways.answer(use)));
    }
    Instant begin = UseByHour.begin(asOf);
    ClassifiedChanges falls = ClassifiedChanges.ofFalls(history, selection, begin, asOf);
    answers.replaceAll(
        (key, answer) ->
            corrected(history, answer.series(), falls.corrections(key), asOf)
                .map(runways::answer)
                .orElse(answer));
    return answers;
  }

  private Answer answer(SeriesUse known) {
    Runway runway =
        RunwayEstimator.of(
            RunwayQuestion.of(known.series(), known.last(), known.use(), asOf, zone)
                .withPlanned(planned));
    return new Answer(known.series(), known.last(), runway);
  }

  /**
   * Reads all samples of a series in which somebody called falls corrections, and leaves them out.
   */
  private static Optional<SeriesUse> corrected(
      BalanceHistory history, Series series, List<Change> corrections, Instant asOf) {
    if (corrections.isEmpty()) {
      return Optional.empty();
    }
    Instant begin = UseByHour.begin(asOf);
    UseByHour use = new UseByHour(series.firstObservedAt(), begin);
    corrections.forEach(change -> use.leaveOut(change.after(), change.observedAt()));
    return SeriesUse.of(series, use, history.walk(series.key(), begin, asOf), asOf);
  }
}
