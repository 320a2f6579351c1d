package dev.saldo.runway;

import dev.saldo.history.HourlyUsage;
import java.time.ZoneId;
import java.util.Arrays;

/** The observed hours, latest first, each with its hour of the week. */
final class RecentObservedHours {

  private static final int WEEK = 7 * 24;
  private static final int BLOCKS = 28;
  private static final double MIN_HOURS_PER_BLOCK = 6;
  private static final int MIN_BLOCKS = 3;
  private static final double DEFAULT_BURSTINESS = 0.5;
  private static final double MAX_BURSTINESS = 1.5;

  private final double[] used;
  private final double[] seen;
  private final boolean[] placed;
  private final int[] hourOfWeek;

  RecentObservedHours(double[] used, double[] seen, boolean[] placed, int[] hourOfWeek) {
    this.used = used;
    this.seen = seen;
    this.placed = placed;
    this.hourOfWeek = hourOfWeek;
  }

  static RecentObservedHours of(HourlyUsage use, ZoneId zone) {
    int length = use.length();
    long latest = use.latestHour();
    int[] forward = WeeklyUsageShape.hoursOfWeek(latest - length + 1, length, zone);
    double[] used = new double[length];
    double[] seen = new double[length];
    boolean[] placed = new boolean[length];
    int[] hourOfWeek = new int[length];
    for (int age = 0; age < length; age++) {
      used[age] = use.used(latest - age);
      seen[age] = use.seen(latest - age);
      placed[age] = !use.isInLongGap(latest - age);
      hourOfWeek[age] = forward[length - 1 - age];
    }
    return new RecentObservedHours(used, seen, placed, hourOfWeek);
  }

  int length() {
    return used.length;
  }

  /** Returns the usage of each hour. */
  double[] used() {
    return used;
  }

  /** Returns the observed part of each hour. */
  double[] seen() {
    return seen;
  }

  /** Returns the hour of the week of each hour. */
  int[] hoursOfWeek() {
    return hourOfWeek;
  }

  /** Returns the number of hours since the last one with use; all of them if there is none. */
  int sinceUse() {
    int age = 0;
    while (age < used.length && used[age] == 0) {
      age++;
    }
    return age;
  }

  /** Returns the largest number of hours between two hours with use. */
  int longestPause() {
    int longest = 0;
    int pause = 0;
    for (int age = sinceUse(); age < used.length; age++) {
      pause = used[age] == 0 ? pause + 1 : 0;
      longest = Math.max(longest, pause);
    }
    return longest;
  }

  /** Returns the weekly pattern, with less weight for older weeks and none for long gaps. */
  WeeklyUsageShape shape(double halfLife) {
    double[] usedInWeek = new double[WEEK];
    double[] seenInWeek = new double[WEEK];
    double fade = StrictMath.pow(0.5, 1 / halfLife);
    double weight = 1;
    for (int age = 0; age < used.length; age++) {
      if (placed[age]) {
        usedInWeek[hourOfWeek[age]] += weight * used[age];
        seenInWeek[hourOfWeek[age]] += weight * seen[age];
      }
      weight *= fade;
    }
    return WeeklyUsageShape.of(usedInWeek, seenInWeek);
  }

  /** Returns the usage of an hour of mean use, with less weight for older hours. */
  double level(WeeklyUsageShape shape, double halfLife) {
    double fade = StrictMath.pow(0.5, 1 / halfLife);
    double weight = 1;
    double amount = 0;
    double time = 0;
    for (int age = 0; age < used.length; age++) {
      amount += weight * used[age];
      time += weight * shape.of(hourOfWeek[age]) * seen[age];
      weight *= fade;
    }
    return amount / time;
  }

  /**
   * Returns the usage of an hour of mean use around each hour, with less weight for hours further
   * away on both sides.
   */
  double[] levels(WeeklyUsageShape shape, double halfLife) {
    double[] amount = new double[used.length];
    double[] time = new double[used.length];
    double fade = StrictMath.pow(0.5, 1 / halfLife);
    double u = 0;
    double t = 0;
    for (int age = used.length - 1; age >= 0; age--) {
      u = u * fade + used[age];
      t = t * fade + shape.of(hourOfWeek[age]) * seen[age];
      amount[age] = u;
      time[age] = t;
    }
    u = 0;
    t = 0;
    double[] levels = new double[used.length];
    for (int age = 0; age < used.length; age++) {
      levels[age] = time[age] + t == 0 ? 0 : (amount[age] + u) / (time[age] + t);
      u = (u + used[age]) * fade;
      t = (t + shape.of(hourOfWeek[age]) * seen[age]) * fade;
    }
    return levels;
  }

  /**
   * Returns the variation between days: the mean deviation of the last 28 days from their median,
   * relative to their mean, 0 to 1.5.
   */
  double burstiness(WeeklyUsageShape shape) {
    double[] rates = new double[BLOCKS];
    int count = 0;
    double amount = 0;
    double time = 0;
    for (int block = 0; block < BLOCKS; block++) {
      double u = 0;
      double t = 0;
      for (int age = 24 * block; age < Math.min(24 * (block + 1), used.length); age++) {
        u += used[age];
        t += shape.of(hourOfWeek[age]) * seen[age];
      }
      if (t > MIN_HOURS_PER_BLOCK) {
        rates[count++] = u / t;
        amount += u;
        time += t;
      }
    }
    if (count < MIN_BLOCKS) {
      return DEFAULT_BURSTINESS;
    }
    double[] sorted = Arrays.copyOf(rates, count);
    Arrays.sort(sorted);
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    double deviation = 0;
    for (double rate : sorted) {
      deviation += Math.abs(rate - median);
    }
    return amount == 0
        ? MAX_BURSTINESS
        : Math.min(MAX_BURSTINESS, deviation / count / (amount / time));
  }
}
