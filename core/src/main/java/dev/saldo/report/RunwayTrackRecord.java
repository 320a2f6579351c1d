package dev.saldo.report;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The accuracy of past predictions for the current balance. A prediction is replayed every six
 * hours of the last 90 days and evaluated if that balance has been used up since, or if its 90th
 * percentile has passed. Immutable and thread-safe.
 *
 * @param answers the number of predictions that could be evaluated, at least 1
 * @param medianMiss the median error of the predicted median, as a share of the actual time
 * @param insideBand the share of outcomes inside the band, 0 to 1; 0.8 is ideal
 */
public record RunwayTrackRecord(int answers, BigDecimal medianMiss, BigDecimal insideBand) {

  /** The time over which predictions are replayed. */
  static final Duration SPAN = Duration.ofDays(90);

  private static final Duration STEP = Duration.ofHours(6);

  private record Prediction(Instant predictedAt, BigDecimal fallen, Band band) {}

  private record Fallen(Instant at, BigDecimal total) {}

  /**
   * Replays the predictions of a series.
   *
   * @param samples the samples of the span and of the 180 days before it, oldest first; read in a
   *     single pass
   * @param balance the balance, more than 0
   * @param method the method of the predictions
   * @return the accuracy; empty if no prediction can be evaluated
   */
  static Optional<RunwayTrackRecord> score(
      Iterator<TotalledSample> samples,
      BigDecimal balance,
      Instant asOf,
      ZoneId zone,
      RunwayPredictionMethod method) {
    HourlyUsage use = new HourlyUsage();
    List<Prediction> predictions = new ArrayList<>();
    List<Fallen> course = new ArrayList<>();
    Instant next = asOf.minus(SPAN);
    while (samples.hasNext()) {
      TotalledSample sample = samples.next();
      Instant at = sample.observedAt();
      if (at.isAfter(asOf)) {
        break;
      }
      use.add(sample);
      if (!at.isBefore(asOf.minus(SPAN))) {
        course.add(new Fallen(at, sample.totals().fallen()));
      }
      if (!at.isBefore(next)) {
        next = at.plus(STEP);
        RunwayInput input = RunwayInput.of(at, zone, use, balance).with(method);
        Band band = RunwayEstimator.estimate(input).emptyAt();
        if (band != null && band.p50() != null) {
          predictions.add(new Prediction(at, sample.totals().fallen(), band));
        }
      }
    }
    return evaluate(predictions, course, balance, asOf);
  }

  private static Optional<RunwayTrackRecord> evaluate(
      List<Prediction> predictions, List<Fallen> course, BigDecimal balance, Instant asOf) {
    double[] errors = new double[predictions.size()];
    int evaluated = 0;
    int inside = 0;
    int index = 0;
    for (Prediction prediction : predictions) {
      BigDecimal end = prediction.fallen().add(balance);
      while (index < course.size() && course.get(index).total().compareTo(end) < 0) {
        index++;
      }
      Instant emptied = index < course.size() ? reached(course, index, end) : null;
      Instant late = prediction.band().p90();
      if (emptied != null || (late != null && !late.isAfter(asOf))) {
        errors[evaluated++] = error(prediction, emptied == null ? asOf : emptied);
        inside += emptied != null && isInside(prediction.band(), emptied) ? 1 : 0;
      }
    }
    if (evaluated == 0) {
      return Optional.empty();
    }
    Arrays.sort(errors, 0, evaluated);
    return Optional.of(
        new RunwayTrackRecord(
            evaluated,
            BigDecimal.valueOf(errors[evaluated / 2]).setScale(3, RoundingMode.HALF_EVEN),
            BigDecimal.valueOf(inside)
                .divide(BigDecimal.valueOf(evaluated), 3, RoundingMode.HALF_EVEN)));
  }

  /**
   * Returns the time at which a total was reached, interpolated linearly before the sample that
   * shows it.
   */
  private static Instant reached(List<Fallen> course, int index, BigDecimal total) {
    Fallen after = course.get(index);
    if (index == 0) {
      return after.at();
    }
    Fallen before = course.get(index - 1);
    double part =
        total.subtract(before.total()).doubleValue()
            / after.total().subtract(before.total()).doubleValue();
    long millis = Duration.between(before.at(), after.at()).toMillis();
    return before.at().plusMillis(Math.round(part * millis));
  }

  private static double error(Prediction prediction, Instant emptied) {
    Instant middle = prediction.band().p50();
    double took = Duration.between(prediction.predictedAt(), emptied).toMillis();
    return middle == null || took == 0
        ? 0
        : Math.abs(Duration.between(emptied, middle).toMillis()) / took;
  }

  private static boolean isInside(Band band, Instant emptied) {
    boolean early = band.p10() == null || emptied.isBefore(band.p10());
    boolean late = band.p90() != null && emptied.isAfter(band.p90());
    return !early && !late;
  }
}
