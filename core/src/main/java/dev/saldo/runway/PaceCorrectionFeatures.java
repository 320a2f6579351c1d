package dev.saldo.runway;

import dev.saldo.runway.ObservedUsageProfile.UsageStretchSum;
import java.util.Arrays;

/**
 * The figures, free of scale, from which the learned correction is calculated: what was observed,
 * compared with the pace at which the plain method expects a balance to be used. Sums are made in a
 * fixed order, so that they are the same on every machine.
 */
final class PaceCorrectionFeatures {

  /** The number of figures. */
  static final int COUNT = 129;

  private static final double[] PARTS = {0.125, 0.25, 0.5, 1, 2, 4, 8};
  private static final int WINDOWS = 160;
  private static final double LARGEST_RATIO = 1e4;
  private static final double SMALLEST_RATIO = 0.02;
  private static final int MONTHS_WALKED = 2 * ObservedUsageProfile.MONTH;
  private static final int WEEKEND = 5 * 24;

  private final ObservedUsageProfile profile;
  private final UsageLumpFeatures lumps;
  private final double burstiness;
  private final double[] sorted = new double[200];
  private final double[] figures = new double[COUNT];
  private int at;

  PaceCorrectionFeatures(ObservedUsageProfile profile, double burstiness) {
    this.profile = profile;
    this.burstiness = burstiness;
    this.lumps = new UsageLumpFeatures(profile);
  }

  /**
   * Returns the figures of a balance.
   *
   * @param balance the amount that can be used, more than 0
   * @param untilUsed the hours of mean use in which the levels use it
   * @param expected the same as the plain method expects it, after the pull towards the usual
   */
  double[] of(double balance, double untilUsed, double expected) {
    at = 0;
    double pace = balance / expected;
    addBase(untilUsed, expected);
    for (double level : profile.levels) {
      put(ratio(level / pace));
    }
    put(StrictMath.log(profile.times[1] + 0.1));
    put(StrictMath.log(profile.times[3] + 0.1));
    put(StrictMath.log(profile.times[ObservedUsageProfile.WEEK_LEVEL] + 0.1));
    addLatest(expected, pace);
    addWindows(expected, pace, 0.1, 0.25, 0.5, 0.75, 0.9);
    addWindows(expected * 0.25, pace, 0.1, 0.5, 0.9);
    addWindows(expected * 3, pace, 0.1, 0.5, 0.9);
    addReplay(expected);
    addStretches(pace);
    int days = at - ObservedUsageProfile.DAYS - profile.weeks.length - profile.spans.length;
    at = lumps.put(figures, at, days, balance);
    addPastWeeks(balance, untilUsed, expected);
    addWayAhead(expected);
    return figures;
  }

  private void put(double figure) {
    figures[at++] = figure;
  }

  private void addBase(double untilUsed, double expected) {
    int week = Math.min(profile.length, ObservedUsageProfile.WEEK);
    double seen = 0;
    double seenOfWeek = 0;
    for (int a = profile.length - 1; a >= 0; a--) {
      seen += profile.seen[a];
    }
    for (int a = 0; a < week; a++) {
      seenOfWeek += profile.seen[a];
    }
    put(StrictMath.log(expected) - StrictMath.log(24));
    put(burstiness);
    put(StrictMath.exp(-profile.age() / 15));
    put(StrictMath.log(Math.min(Math.max(profile.age(), 0.25), 180)));
    put(seenOfWeek / week);
    put(seen / profile.length);
    put(clip(StrictMath.log(expected) - StrictMath.log(untilUsed), -2, 2));
  }

  /** Adds the levels of the latest parts and multiples of the runway. */
  private void addLatest(double expected, double pace) {
    int a = 0;
    for (double part : PARTS) {
      while (a < profile.length && profile.timeSum[a] < part * expected) {
        a++;
      }
      double t = profile.timeSum[a];
      put(ratio(t > 1e-9 ? profile.usedSum[a] / t / pace : 1));
    }
    double all = profile.times[ObservedUsageProfile.LONGEST_LEVEL];
    put(clip(StrictMath.log((all + 0.1) / expected), -4, 6));
  }

  /** Adds quantiles of the use of past windows of a length. */
  private void addWindows(double window, double pace, double... quantiles) {
    int count = 0;
    if (profile.times[ObservedUsageProfile.LONGEST_LEVEL] > window * 1.05) {
      int step = Math.max(1, profile.length / WINDOWS);
      int end = 0;
      for (int begin = 0; begin < profile.length && count < sorted.length; begin += step) {
        end = end(begin, end, window);
        double t = profile.timeSum[end] - profile.timeSum[begin];
        if (t < window) {
          break;
        }
        if (profile.time[begin] > 0) {
          sorted[count++] = (profile.usedSum[end] - profile.usedSum[begin]) / t / pace;
        }
      }
    }
    double other = ratio(profile.levels[ObservedUsageProfile.LONGEST_LEVEL] / pace);
    addQuantiles(count, other, quantiles);
  }

  private void addQuantiles(int count, double other, double... quantiles) {
    Arrays.sort(sorted, 0, count);
    for (double quantile : quantiles) {
      put(count >= 2 ? quantile(count, quantile) : other);
    }
  }

  private int end(int begin, int from, double window) {
    int end = from;
    while (end < profile.length && profile.timeSum[end] - profile.timeSum[begin] < window) {
      end++;
    }
    return end;
  }

  private double quantile(int count, double quantile) {
    double place = (count - 1) * quantile;
    int below = (int) place;
    double low = ratio(sorted[below]);
    return low + (place - below) * (ratio(sorted[Math.min(below + 1, count - 1)]) - low);
  }

  /** Adds how far the week before each past window was off. */
  private void addReplay(double window) {
    int count = 0;
    if (profile.times[ObservedUsageProfile.LONGEST_LEVEL] > window * 1.3) {
      int step = Math.max(1, profile.length / WINDOWS);
      int end = 0;
      for (int begin = 0; begin < profile.length && count < sorted.length; begin += step) {
        end = end(begin, end, window);
        double t = profile.timeSum[end] - profile.timeSum[begin];
        if (t < window || end >= profile.length) {
          break;
        }
        double before = profile.levelOfWeekBefore[end];
        if (before > 0) {
          sorted[count++] = (profile.usedSum[end] - profile.usedSum[begin]) / t / before;
        }
      }
    }
    addQuantiles(count, ratio(1), 0.1, 0.5, 0.9);
    put(count >= 2 ? StrictMath.log(1.0 + count) : 0);
  }

  private void addStretches(double pace) {
    addStretches(profile.days, pace, 6, ObservedUsageProfile.MONTH_LEVEL);
    addStretches(profile.weeks, pace, 24, ObservedUsageProfile.LONGEST_LEVEL);
    addStretches(profile.spans, pace, 1, 3);
  }

  private void addStretches(UsageStretchSum[] stretches, double pace, double least, int otherwise) {
    double other = ratio(profile.levels[otherwise] / pace);
    for (UsageStretchSum stretch : stretches) {
      put(stretch.time() > least ? ratio(stretch.used() / stretch.time() / pace) : other);
    }
  }

  /** Adds how long the balance would have lasted with the use of each of the last four weeks. */
  private void addPastWeeks(double balance, double untilUsed, double expected) {
    double usual = StrictMath.log(expected + 0.05);
    int hour = profile.hourOfWeek[0] + 1;
    for (double[] week : profile.pastWeeks) {
      double hours = untilUsed;
      if (week.length > 0) {
        double used = 0;
        int i = 0;
        hours = 0;
        while (i < MONTHS_WALKED && used + week[i % week.length] < balance) {
          used += week[i % week.length];
          hours += profile.share[(hour + i) % ObservedUsageProfile.WEEK];
          i++;
        }
        if (i < MONTHS_WALKED) {
          double rest = week[i % week.length];
          double part = rest > 0 ? (balance - used) / rest : 0;
          hours += profile.share[(hour + i) % ObservedUsageProfile.WEEK] * part;
        } else {
          hours = used > 0 ? hours * balance / used : expected * 50;
        }
      }
      put(clip(StrictMath.log(hours + 0.05) - usual, -3, 3));
    }
  }

  /** Adds how much of the way is weekend, and how much of it was never observed. */
  private void addWayAhead(double expected) {
    int hour = profile.hourOfWeek[0] + 1;
    double all = 0;
    double weekend = 0;
    double unseen = 0;
    for (int i = 0; all < expected && i < 2 * ObservedUsageProfile.WEEK; i++) {
      int k = (hour + i) % ObservedUsageProfile.WEEK;
      double share = profile.share[k];
      all += share;
      weekend += k >= WEEKEND ? share : 0;
      unseen += profile.seenInWeek[k] < 0.5 ? share : 0;
    }
    all = all <= 0 ? 1 : all;
    double seenAtWeekends = 0;
    double seenOnWorkdays = 0;
    for (int k = 0; k < ObservedUsageProfile.WEEK; k++) {
      seenAtWeekends += k >= WEEKEND ? profile.seenInWeek[k] : 0;
      seenOnWorkdays += k >= WEEKEND ? 0 : profile.seenInWeek[k];
    }
    put(weekend / all);
    put(unseen / all);
    put(StrictMath.log(seenAtWeekends + 1));
    put(weekend / all / (1 + seenAtWeekends / 8));
    put((1 - weekend / all) / (1 + seenOnWorkdays / 8));
  }

  static double ratio(double value) {
    return StrictMath.log(Math.min(value, LARGEST_RATIO) + SMALLEST_RATIO);
  }

  static double clip(double value, double low, double high) {
    return Math.min(Math.max(value, low), high);
  }
}
