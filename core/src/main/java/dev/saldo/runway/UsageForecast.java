package dev.saldo.runway;

import static java.util.Comparator.comparing;

import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of usage after the last sample. Usage follows a weekly pattern. Its level is
 * measured over half a day, a week and two months, and the forecast moves from the first of these
 * to the last as time passes. Time is counted in hours of mean use, so that nights and weekends
 * pass quickly.
 */
final class UsageForecast {

  /** The longest runway that is given as a date, in hours. */
  static final int LONGEST = 400 * 24;

  /**
   * The maximum lag of clock hours against hours of mean use, since a week has equally many of
   * both.
   */
  private static final int SPARE = 14 * 24;

  private static final double[] HALF_LIVES = {12, 7 * 24, 56 * 24};
  private static final double TO_WEEK = 24;
  private static final double TO_MONTHS = 28 * 24;

  /**
   * The runway in hours that needs no adjustment; longer ones follow a lull, shorter ones a burst.
   */
  private static final double USUAL_RUNWAY_HOURS = 65;

  private static final double REVERSION_TO_USUAL = 0.2;
  private static final double NEWNESS_DAYS = 15;
  private static final int BISECTIONS = 40;
  private static final MathContext LEVEL_DIGITS = new MathContext(9);

  /** The possible paces of usage, relative to the observed one. */
  private record Paces(double early, double middle, double late) {}

  private final Instant begin;
  private final ZoneId zone;
  private final WeeklyUsageShape shape;
  private final double[] levels;
  private final double burstiness;
  private final double newness;

  /** Creates a forecast from observed hours, at least one of which has use. */
  UsageForecast(RecentObservedHours hours, Instant first, Instant last, ZoneId zone) {
    this.begin = last;
    this.zone = zone;
    this.shape = hours.shape(HALF_LIVES[2]);
    this.levels = new double[HALF_LIVES.length];
    for (int j = 0; j < levels.length; j++) {
      levels[j] = hours.level(shape, HALF_LIVES[j]);
    }
    this.burstiness = hours.burstiness(shape);
    this.newness =
        StrictMath.exp(-Duration.between(first, last).toMinutes() / 1440.0 / NEWNESS_DAYS);
  }

  /** Returns the usage of the next 24 hours of mean use. */
  double perDay() {
    return used(24);
  }

  /**
   * Returns the time at which a balance runs out.
   *
   * @param balance the amount that can be used, more than 0
   */
  Band emptyAt(double balance, List<PlannedUsage> planned) {
    Paces paces = paces(balance);
    double slowest = hoursToUse(balance) / paces.late;
    UsageWeightedClock future =
        UsageWeightedClock.of(begin, (int) Math.min(LONGEST, slowest + SPARE), zone, shape);
    List<PlannedUsage> inOrder = planned.stream().sorted(comparing(PlannedUsage::at)).toList();
    return new Band(
        empty(future, balance, paces.early, inOrder),
        empty(future, balance, paces.middle, inOrder),
        empty(future, balance, paces.late, inOrder));
  }

  /**
   * Returns the remainder of a balance at instants after the last sample, at least 0.
   *
   * @param balance the amount that can be used, more than 0
   */
  List<ExpectedBalanceLevel> left(
      double balance, List<PlannedUsage> planned, List<Instant> instants) {
    UsageWeightedClock future = UsageWeightedClock.of(begin, LONGEST, zone, shape);
    Paces paces = paces(balance);
    List<ExpectedBalanceLevel> course = new ArrayList<>();
    for (Instant at : instants) {
      double hours = Math.max(0, Duration.between(begin, at).toMillis() / 3_600_000.0);
      course.add(
          new ExpectedBalanceLevel(
              at,
              left(balance, usedBy(future, hours, paces.early, planned)),
              left(balance, usedBy(future, hours, paces.middle, planned)),
              left(balance, usedBy(future, hours, paces.late, planned))));
    }
    return course;
  }

  private static BigDecimal left(double balance, double usedUntilThen) {
    return new BigDecimal(Math.max(0, balance - usedUntilThen), LEVEL_DIGITS);
  }

  private Paces paces(double balance) {
    double pace =
        StrictMath.pow(hoursToUse(balance) / USUAL_RUNWAY_HOURS, REVERSION_TO_USUAL * burstiness);
    double early = StrictMath.exp(0.055 + 0.82 * burstiness + 0.92 * newness);
    double late = StrictMath.exp(-0.04 - 1.2 * burstiness - 0.15 * newness);
    return new Paces(pace * early, pace, pace * late);
  }

  /** Returns the time at which a balance runs out at a pace; null if it is too far ahead. */
  private @Nullable Instant empty(
      UsageWeightedClock future, double balance, double pace, List<PlannedUsage> planned) {
    double left = balance;
    for (PlannedUsage plan : planned) {
      double at = Duration.between(begin, plan.at()).toSeconds() / 3600.0;
      double before = hours(future, left, pace);
      if (before < at) {
        return instant(before);
      }
      left -= plan.amount().doubleValue();
      if (left <= 0 || hours(future, left, pace) <= at) {
        return instant(Math.max(0, at));
      }
    }
    return instant(hours(future, left, pace));
  }

  /** Returns the number of clock hours that an amount lasts. */
  private double hours(UsageWeightedClock future, double amount, double pace) {
    return future.hoursUntil(hoursToUse(amount) / pace);
  }

  private @Nullable Instant instant(double hours) {
    return hours > LONGEST ? null : begin.plusSeconds(Math.round(hours * 3600));
  }

  /** Returns the usage until a clock hour, including planned usage. */
  private double usedBy(
      UsageWeightedClock future, double hours, double pace, List<PlannedUsage> planned) {
    return used(pace * future.hoursOfUse(hours)) + plannedBy(hours, planned);
  }

  private double plannedBy(double hours, List<PlannedUsage> planned) {
    double amount = 0;
    for (PlannedUsage plan : planned) {
      if (Duration.between(begin, plan.at()).toSeconds() <= hours * 3600) {
        amount += plan.amount().doubleValue();
      }
    }
    return amount;
  }

  private double hoursToUse(double balance) {
    double low = 0;
    double high = 1;
    while (used(high) < balance) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (used(middle) < balance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns the usage in a number of hours of mean use. */
  private double used(double hours) {
    return levels[2] * hours
        + (levels[0] - levels[1]) * TO_WEEK * (1 - StrictMath.exp(-hours / TO_WEEK))
        + (levels[1] - levels[2]) * TO_MONTHS * (1 - StrictMath.exp(-hours / TO_MONTHS));
  }
}
