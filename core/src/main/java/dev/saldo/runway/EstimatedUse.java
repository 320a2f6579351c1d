package dev.saldo.runway;

import dev.saldo.history.UseByHour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was used between the samples of a stretch of numbers, with the use that rises hide estimated
 * from the hours around them. Inside an interval it follows the shape of the week, not the clock,
 * once there is a week of samples. Sums stay exact: what was used is the first level, less the
 * last, plus all credits.
 */
public final class EstimatedUse {

  /**
   * A rise with the use of its interval added.
   *
   * @param after the sample before it, UTC
   * @param observedAt the sample that shows it, UTC
   * @param rise by how much the level rose, more than 0
   * @param hidden the use of the interval, estimated, at least 0
   */
  public record Credit(Instant after, Instant observedAt, BigDecimal rise, BigDecimal hidden) {

    /** Returns how much was added. */
    public BigDecimal amount() {
      return rise.add(hidden);
    }
  }

  private static final int DECIMALS = 12;
  private static final Duration LEAST_FOR_A_SHAPE = Duration.ofDays(7);
  private static final double HALF_LIFE_OF_SHAPE = 400 * 24;
  private static final double HALF_LIFE_OF_LEVEL = 12;

  private final List<Instant> times;
  private final List<BigDecimal> totals = new ArrayList<>();
  private final List<Credit> credits = new ArrayList<>();
  private final UseClock clock;

  /**
   * Estimates.
   *
   * @param times of the samples, UTC, ascending, at least one
   * @param levels the level at each, turned so that use lowers it
   * @param zone the zone whose hours and weekdays the use follows
   */
  public EstimatedUse(List<Instant> times, List<BigDecimal> levels, ZoneId zone) {
    this.times = List.copyOf(times);
    Duration span = Duration.between(times.getFirst(), times.getLast());
    int length = (int) span.toHours() + 2;
    UseByHour use = new UseByHour(length);
    for (int i = 0; i < times.size(); i++) {
      if (i > 0 && levels.get(i).compareTo(levels.get(i - 1)) > 0) {
        use.addApart(times.get(i), levels.get(i));
      } else {
        use.add(times.get(i), levels.get(i));
      }
    }
    boolean shapeless = span.compareTo(LEAST_FOR_A_SHAPE) < 0 || use.falls() == 0;
    HoursBack hours = HoursBack.of(use, zone);
    WeekShape shape = shapeless ? WeekShape.EVEN : hours.shape(HALF_LIFE_OF_SHAPE);
    double[] level = hours.levels(shape, HALF_LIFE_OF_LEVEL);
    this.clock = UseClock.of(times.getFirst(), length, zone, shape);
    BigDecimal total = BigDecimal.ZERO;
    totals.add(total);
    for (int i = 1; i < times.size(); i++) {
      Instant from = times.get(i - 1);
      Instant to = times.get(i);
      BigDecimal rise = levels.get(i).subtract(levels.get(i - 1));
      BigDecimal used = rise.negate();
      if (rise.signum() > 0) {
        int age = (int) (use.latestHour() - Math.floorDiv(to.getEpochSecond(), 3600L));
        used = decimal(level[age] * (passed(to) - passed(from)));
        credits.add(new Credit(from, to, rise, used));
      }
      total = total.add(used);
      totals.add(total);
    }
  }

  /** Returns the rises, oldest first. */
  public List<Credit> credits() {
    return List.copyOf(credits);
  }

  /** Returns what was used in {@code [from, to)}, as far as the samples reach. */
  public BigDecimal between(Instant from, Instant to) {
    return by(to).subtract(by(from));
  }

  private BigDecimal by(Instant at) {
    int found = Collections.binarySearch(times, at);
    if (found >= 0) {
      return totals.get(found);
    }
    int after = -found - 1;
    if (after == 0) {
      return BigDecimal.ZERO;
    }
    if (after == times.size()) {
      return totals.getLast();
    }
    double begin = passed(times.get(after - 1));
    double part = (passed(at) - begin) / (passed(times.get(after)) - begin);
    BigDecimal before = totals.get(after - 1);
    BigDecimal used = totals.get(after).subtract(before);
    return before.add(used.multiply(decimal(part)).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }

  private double passed(Instant at) {
    return clock.hoursOfUse(Duration.between(times.getFirst(), at).toMillis() / 3_600_000.0);
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
