package dev.saldo.report;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.BandScore;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy of past predictions for the current balance. A prediction is replayed every six
 * hours of the last 90 days and evaluated if that balance has been used up since, or if its 90th
 * percentile has passed. Immutable and thread-safe.
 *
 * @param answers the number of predictions that could be evaluated, at least 1
 * @param medianMiss the median error of the predicted median, as a share of the actual time
 * @param insideBand the share of outcomes inside the band, 0 to 1; 0.8 is ideal
 * @param comparison how the other method did; null if too few balances have run out
 */
public record RunwayTrackRecord(
    int answers,
    BigDecimal medianMiss,
    BigDecimal insideBand,
    @Nullable MethodComparison comparison) {

  /**
   * How the other method did for the same predictions, at least 20, whose balance has run out
   * since.
   *
   * @param other the method that is not in use
   * @param answers the number of predictions compared
   * @param medianMiss the median error of its median, as a share of the actual time
   * @param insideBand the share of outcomes inside its band, 0 to 1
   * @param better the method with the smaller loss of its three percentiles (pinball loss as a
   *     share of the actual time, to three decimals); null if they are equal
   */
  public record MethodComparison(
      RunwayPredictionMethod other,
      int answers,
      BigDecimal medianMiss,
      BigDecimal insideBand,
      @Nullable RunwayPredictionMethod better) {}

  /** The time over which predictions are replayed. */
  static final Duration SPAN = Duration.ofDays(90);

  private static final Duration STEP = Duration.ofHours(6);

  /** Below this number of answers a difference between two methods is chance. */
  private static final int COMPARABLE = 20;

  private record Prediction(
      Instant predictedAt, BigDecimal fallen, Band band, @Nullable Band other) {}

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
          Band second = RunwayEstimator.estimate(input.with(other(method))).emptyAt();
          predictions.add(new Prediction(at, sample.totals().fallen(), band, second));
        }
      }
    }
    return evaluate(predictions, course, balance, asOf, method);
  }

  private static RunwayPredictionMethod other(RunwayPredictionMethod method) {
    return method == RunwayPredictionMethod.PLAIN
        ? RunwayPredictionMethod.LEARNED
        : RunwayPredictionMethod.PLAIN;
  }

  private static Optional<RunwayTrackRecord> evaluate(
      List<Prediction> predictions,
      List<Fallen> course,
      BigDecimal balance,
      Instant asOf,
      RunwayPredictionMethod method) {
    BandScore all = new BandScore(predictions.size());
    BandScore used = new BandScore(predictions.size());
    BandScore other = new BandScore(predictions.size());
    int index = 0;
    for (Prediction prediction : predictions) {
      BigDecimal end = prediction.fallen().add(balance);
      while (index < course.size() && course.get(index).total().compareTo(end) < 0) {
        index++;
      }
      Instant emptied = index < course.size() ? reached(course, index, end) : null;
      Instant late = prediction.band().p90();
      if (emptied != null) {
        all.add(prediction.band(), prediction.predictedAt(), emptied);
      } else if (late != null && !late.isAfter(asOf)) {
        all.addLater(prediction.band(), prediction.predictedAt(), asOf);
      }
      Band second = prediction.other();
      if (emptied != null
          && second != null
          && isComplete(prediction.band())
          && isComplete(second)) {
        used.add(prediction.band(), prediction.predictedAt(), emptied);
        other.add(second, prediction.predictedAt(), emptied);
      }
    }
    return all.count() == 0
        ? Optional.empty()
        : Optional.of(
            new RunwayTrackRecord(
                all.count(), all.medianMiss(), all.insideBand(), compare(method, used, other)));
  }

  /** A percentile beyond the farthest prediction has no loss that could be compared. */
  private static boolean isComplete(Band band) {
    return band.p10() != null && band.p50() != null && band.p90() != null;
  }

  private static @Nullable MethodComparison compare(
      RunwayPredictionMethod method, BandScore used, BandScore other) {
    if (other.count() < COMPARABLE) {
      return null;
    }
    int order = used.loss().compareTo(other.loss());
    RunwayPredictionMethod better = order < 0 ? method : other(method);
    return new MethodComparison(
        other(method),
        other.count(),
        other.medianMiss(),
        other.insideBand(),
        order == 0 ? null : better);
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
}
