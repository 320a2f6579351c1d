package dev.saldo.runway;

import static java.util.Comparator.comparing;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.UsagePaceMethod.PossibleUsagePaces;
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

  private static final int BISECTIONS = 40;
  private static final MathContext LEVEL_DIGITS = new MathContext(9);

  private final Instant begin;
  private final ZoneId zone;
  private final WeeklyUsageShape shape;
  private final double[] levels;
  private final UsagePaceMethod paces;

  /** Creates a forecast from observed hours, at least one of which has use. */
  UsageForecast(
      RecentObservedHours hours,
      Instant first,
      Instant last,
      ZoneId zone,
      RunwayPredictionMethod method) {
    this.begin = last;
    this.zone = zone;
    this.shape = hours.shape(HALF_LIVES[2]);
    this.levels = new double[HALF_LIVES.length];
    for (int j = 0; j < levels.length; j++) {
      levels[j] = hours.level(shape, HALF_LIVES[j]);
    }
    this.paces =
        switch (method) {
          case PLAIN -> plain(hours, first);
          case LEARNED -> learned(hours, first);
        };
  }

  private UsagePaceMethod plain(RecentObservedHours hours, Instant first) {
    double days = Duration.between(first, begin).toMinutes() / 1440.0;
    return new PlainUsagePaces(
        hours.burstiness(shape), StrictMath.exp(-days / PlainUsagePaces.NEWNESS_DAYS));
  }

  private UsagePaceMethod learned(RecentObservedHours hours, Instant first) {
    double days = Duration.between(first, begin).toMillis() / 86_400_000.0;
    return new LearnedUsagePaces(
        new ObservedUsageProfile(hours, shape, days), hours.burstiness(shape), this::used);
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
    PossibleUsagePaces found = paces.at(hoursToUse(balance));
    double slowest = hoursToUse(balance) / found.late();
    UsageWeightedClock future =
        UsageWeightedClock.of(begin, (int) Math.min(LONGEST, slowest + SPARE), zone, shape);
    List<PlannedUsage> inOrder = planned.stream().sorted(comparing(PlannedUsage::at)).toList();
    return new Band(
        empty(future, balance, found.early(), inOrder),
        empty(future, balance, found.middle(), inOrder),
        empty(future, balance, found.late(), inOrder));
  }

  /**
   * Returns the remainder of a balance at instants after the last sample, at least 0.
   *
   * @param balance the amount that can be used, more than 0
   */
  List<ExpectedBalanceLevel> left(
      double balance, List<PlannedUsage> planned, List<Instant> instants) {
    UsageWeightedClock future = UsageWeightedClock.of(begin, LONGEST, zone, shape);
    PossibleUsagePaces found = paces.at(hoursToUse(balance));
    List<ExpectedBalanceLevel> course = new ArrayList<>();
    for (Instant at : instants) {
      double hours = Math.max(0, Duration.between(begin, at).toMillis() / 3_600_000.0);
      course.add(
          new ExpectedBalanceLevel(
              at,
              left(balance, usedBy(future, hours, found.early(), planned)),
              left(balance, usedBy(future, hours, found.middle(), planned)),
              left(balance, usedBy(future, hours, found.late(), planned))));
    }
    return course;
  }

  private static BigDecimal left(double balance, double usedUntilThen) {
    return new BigDecimal(Math.max(0, balance - usedUntilThen), LEVEL_DIGITS);
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
