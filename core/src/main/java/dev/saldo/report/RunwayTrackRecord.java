package dev.saldo.report;

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
 * How good past answers would have been for the balance there is now: the question was asked again
 * every six hours of the last 90 days, and is judged where the balance was used since, or its late
 * edge has passed.
 *
 * @param answers how many answers could be judged, at least 1
 * @param medianMiss the median of how far the middle was off, as a share of the time it took
 * @param insideBand the share of outcomes inside the band, 0 to 1; 0.8 is right
 */
public record RunwayTrackRecord(int answers, BigDecimal medianMiss, BigDecimal insideBand) {

  /** How far back questions are asked. */
  static final Duration SPAN = Duration.ofDays(90);

  private static final Duration STEP = Duration.ofHours(6);

  private record Answer(Instant asked, BigDecimal fallen, Band band) {}

  private record Fallen(Instant at, BigDecimal total) {}

  /**
   * Replays a series.
   *
   * @param samples of 180 days before the span and of the span, oldest first; read once
   * @param balance the balance, more than 0
   * @return empty if no answer can be judged
   */
  static Optional<RunwayTrackRecord> score(
      Iterator<TotalledSample> samples, BigDecimal balance, Instant asOf, ZoneId zone) {
    HourlyUsage use = new HourlyUsage();
    List<Answer> given = new ArrayList<>();
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
        Band band = RunwayEstimator.estimate(RunwayInput.of(at, zone, use, balance)).emptyAt();
        if (band != null && band.p50() != null) {
          given.add(new Answer(at, sample.totals().fallen(), band));
        }
      }
    }
    return judge(given, course, balance, asOf);
  }

  private static Optional<RunwayTrackRecord> judge(
      List<Answer> given, List<Fallen> course, BigDecimal balance, Instant asOf) {
    double[] misses = new double[given.size()];
    int judged = 0;
    int inside = 0;
    int place = 0;
    for (Answer answer : given) {
      BigDecimal end = answer.fallen().add(balance);
      while (place < course.size() && course.get(place).total().compareTo(end) < 0) {
        place++;
      }
      Instant emptied = place < course.size() ? reached(course, place, end) : null;
      Instant late = answer.band().p90();
      if (emptied != null || (late != null && !late.isAfter(asOf))) {
        misses[judged++] = miss(answer, emptied == null ? asOf : emptied);
        inside += emptied != null && isInside(answer.band(), emptied) ? 1 : 0;
      }
    }
    if (judged == 0) {
      return Optional.empty();
    }
    Arrays.sort(misses, 0, judged);
    return Optional.of(
        new RunwayTrackRecord(
            judged,
            BigDecimal.valueOf(misses[judged / 2]).setScale(3, RoundingMode.HALF_EVEN),
            BigDecimal.valueOf(inside)
                .divide(BigDecimal.valueOf(judged), 3, RoundingMode.HALF_EVEN)));
  }

  /** Returns when a total was reached on the straight line to the sample that shows it. */
  private static Instant reached(List<Fallen> course, int place, BigDecimal total) {
    Fallen after = course.get(place);
    if (place == 0) {
      return after.at();
    }
    Fallen before = course.get(place - 1);
    double part =
        total.subtract(before.total()).doubleValue()
            / after.total().subtract(before.total()).doubleValue();
    long millis = Duration.between(before.at(), after.at()).toMillis();
    return before.at().plusMillis(Math.round(part * millis));
  }

  private static double miss(Answer answer, Instant emptied) {
    Instant middle = answer.band().p50();
    double took = Duration.between(answer.asked(), emptied).toMillis();
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
