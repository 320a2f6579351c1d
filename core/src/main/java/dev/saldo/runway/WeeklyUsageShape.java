package dev.saldo.runway;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The distribution of usage over the hours of a week, 1 on average. An hour of the week that was
 * observed often has its own share; otherwise it follows the hour of the day and the day of the
 * week.
 */
final class WeeklyUsageShape {

  private static final int HOURS_OF_DAY = 24;
  private static final int HOURS = 7 * HOURS_OF_DAY;
  private static final int MONDAY = 3 * HOURS_OF_DAY;
  private static final int SECONDS = 3600;
  private static final double WEIGHT_OF_EVEN_HOURS = 2;
  private static final double WEIGHT_OF_EVEN_DAYS = 24;

  /** An even distribution. */
  static final WeeklyUsageShape EVEN = even();

  private final double[] share;

  private WeeklyUsageShape(double[] share) {
    this.share = share;
  }

  /**
   * Returns the distribution of observed usage; an even one if there was no use.
   *
   * @param used the usage of each hour of the week, with less weight for older usage
   * @param seen the observed part of each hour, weighted likewise
   */
  static WeeklyUsageShape of(double[] used, double[] seen) {
    double mean = Arrays.stream(used).sum() / Arrays.stream(seen).sum();
    if (!(mean > 0)) {
      return EVEN;
    }
    double[] hour = new double[HOURS_OF_DAY];
    for (int h = 0; h < HOURS_OF_DAY; h++) {
      double u = 0;
      double s = 0;
      for (int k = h; k < HOURS; k += HOURS_OF_DAY) {
        u += used[k];
        s += seen[k];
      }
      hour[h] = (u / mean + WEIGHT_OF_EVEN_HOURS) / (s + WEIGHT_OF_EVEN_HOURS);
    }
    scale(hour);
    double[] share = new double[HOURS];
    for (int day = 0; day < HOURS; day += HOURS_OF_DAY) {
      double u = 0;
      double s = 0;
      for (int h = 0; h < HOURS_OF_DAY; h++) {
        u += used[day + h];
        s += hour[h] * seen[day + h];
      }
      double factor = (u / mean + WEIGHT_OF_EVEN_DAYS) / (s + WEIGHT_OF_EVEN_DAYS);
      for (int h = 0; h < HOURS_OF_DAY; h++) {
        share[day + h] = (used[day + h] / mean + hour[h] * factor) / (seen[day + h] + 1);
      }
    }
    scale(share);
    return new WeeklyUsageShape(share);
  }

  private static WeeklyUsageShape even() {
    double[] share = new double[HOURS];
    Arrays.fill(share, 1);
    return new WeeklyUsageShape(share);
  }

  private static void scale(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= values.length / sum;
    }
  }

  double of(int hourOfWeek) {
    return share[hourOfWeek];
  }

  /**
   * Returns the hour of the week of consecutive hours from one on; 0 is the first hour of Monday.
   */
  static int[] hoursOfWeek(long from, int count, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    int[] result = new int[count];
    long until = Long.MIN_VALUE;
    int hour = 0;
    for (int i = 0; i < count; i++) {
      long second = (from + i) * SECONDS;
      if (second >= until) {
        Instant at = Instant.ofEpochSecond(second);
        long local = second + rules.getOffset(at).getTotalSeconds();
        hour = (int) Math.floorMod(Math.floorDiv(local, SECONDS) + MONDAY, (long) HOURS);
        ZoneOffsetTransition next = rules.nextTransition(at);
        until = next == null ? Long.MAX_VALUE : next.getInstant().getEpochSecond();
      }
      result[i] = hour;
      hour = hour + 1 == HOURS ? 0 : hour + 1;
    }
    return result;
  }
}
