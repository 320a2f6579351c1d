package dev.saldo.runway;

import dev.saldo.runway.ObservedUsageProfile.UsageStretchSum;

/**
 * The figures of the learned correction about single lumps of use, pauses, the memory of days, and
 * the place in the week.
 */
final class UsageLumpFeatures {

  private static final double FADE = StrictMath.pow(0.5, 1.0 / 672);
  private static final double SMALLEST = 1e-5;

  /**
   * A pause so short that a single rise of the balance causes it by hiding the use of its hours.
   */
  private static final int SHORTEST_PAUSE = 2;

  private final ObservedUsageProfile profile;
  private double weightedHour;
  private double largestHour;
  private double largestHourOfMonth;
  private double weightedDay;
  private double largestDay;
  private double shareOfHours = 0.5;
  private double shareOfDays = 0.5;
  private final double[] pauses = new double[3];
  private final double[] place = new double[10];

  UsageLumpFeatures(ObservedUsageProfile profile) {
    this.profile = profile;
    findHours();
    findDays();
    findPauses();
    findPlace();
  }

  private void findHours() {
    double weight = 1;
    double squares = 0;
    double sum = 0;
    double seen = 0;
    double withUse = 0;
    for (int a = 0; a < profile.length; a++) {
      double use = profile.used[a];
      squares += weight * use * use;
      sum += weight * use;
      weight *= FADE;
      largestHour = Math.max(largestHour, use);
      if (a < ObservedUsageProfile.MONTH) {
        largestHourOfMonth = Math.max(largestHourOfMonth, use);
        if (profile.seen[a] > 0) {
          seen++;
          withUse += use > 0 ? 1 : 0;
        }
      }
    }
    weightedHour = sum > 0 ? squares / sum : 0;
    shareOfHours = seen > 0 ? withUse / seen : shareOfHours;
  }

  private void findDays() {
    double squares = 0;
    double sum = 0;
    double known = 0;
    double withUse = 0;
    for (int i = 0; i < ObservedUsageProfile.DAYS_OF_MONTH; i++) {
      if (profile.isKnown(i)) {
        UsageStretchSum day = profile.days[i];
        sum += day.used();
        squares += day.used() * day.used();
        known++;
        largestDay = Math.max(largestDay, day.used());
        withUse += day.used() > 0 ? 1 : 0;
      }
    }
    weightedDay = sum > 0 ? squares / sum : 0;
    shareOfDays = known > 0 ? withUse / known : shareOfDays;
  }

  private void findPauses() {
    int since = 0;
    double time = 0;
    while (since < profile.length && profile.used[since] == 0) {
      time += profile.time[since];
      since++;
    }
    int longest = 0;
    int pause = 0;
    for (int a = since; a < profile.length; a++) {
      pause = profile.used[a] == 0 ? pause + 1 : 0;
      longest = Math.max(longest, pause);
    }
    pauses[0] = StrictMath.log(1.0 + since);
    pauses[1] = StrictMath.log(1.0 + time * shareOfHours);
    pauses[2] = StrictMath.log(1.0 + Math.max(SHORTEST_PAUSE, longest));
  }

  private void findPlace() {
    int hour = profile.hourOfWeek[0];
    double turn = 2 * Math.PI;
    place[0] = StrictMath.sin(turn * (hour % 24) / 24);
    place[1] = StrictMath.cos(turn * (hour % 24) / 24);
    place[2] = StrictMath.sin(turn * hour / ObservedUsageProfile.WEEK);
    place[3] = StrictMath.cos(turn * hour / ObservedUsageProfile.WEEK);
    double nextHours = 0;
    double nextDay = 0;
    for (int i = 0; i < 24; i++) {
      double share = profile.share[(hour + i) % ObservedUsageProfile.WEEK];
      nextDay += share;
      nextHours += i < 6 ? share : 0;
    }
    double unevenness = 0;
    double weekend = 0;
    for (int k = 0; k < ObservedUsageProfile.WEEK; k++) {
      double share = profile.share[k];
      unevenness += share > 1e-9 ? share * StrictMath.log(share) : 0;
      weekend += k >= 120 ? share : 0;
    }
    place[4] = StrictMath.log(nextHours / 6 + 0.02);
    place[5] = StrictMath.log(nextDay / 24 + 0.02);
    place[6] = unevenness / ObservedUsageProfile.WEEK;
    place[7] = weekend / 48;
    double youth = StrictMath.exp(-profile.age() / 2);
    int first = profile.hourOfWeek[profile.length - 1] % 24;
    place[8] = youth * StrictMath.sin(turn * first / 24);
    place[9] = youth * StrictMath.cos(turn * first / 24);
  }

  /**
   * Writes the figures of a balance.
   *
   * @param from the index of the first figure to write
   * @param days the index of the figure of the latest day
   * @return the index after the last figure
   */
  int put(double[] figures, int from, int days, double balance) {
    int at = from;
    figures[at++] = lump(weightedHour / balance, 3);
    figures[at++] = lump(largestHourOfMonth / balance, 4);
    figures[at++] = lump(largestHour / balance, 4);
    figures[at++] = lump(weightedDay / balance, 3);
    figures[at++] = lump(largestDay / balance, 4);
    figures[at++] = shareOfHours;
    figures[at++] = shareOfDays;
    for (double pause : pauses) {
      figures[at++] = pause;
    }
    at = putMemory(figures, at, days);
    for (double figure : place) {
      figures[at++] = figure;
    }
    return at;
  }

  private static double lump(double share, double high) {
    return PaceCorrectionFeatures.clip(StrictMath.log(share + SMALLEST), -9, high);
  }

  /** Writes the spread of the last 28 days, and how alike consecutive days and weeks are. */
  private int putMemory(double[] figures, int from, int days) {
    double mean = 0;
    int count = 0;
    for (int i = 0; i < ObservedUsageProfile.DAYS_OF_MONTH; i++) {
      if (profile.isKnown(i)) {
        mean += figures[days + i];
        count++;
      }
    }
    mean = count > 0 ? mean / count : 0;
    double squares = 0;
    for (int i = 0; i < ObservedUsageProfile.DAYS_OF_MONTH; i++) {
      double off = figures[days + i] - mean;
      squares += profile.isKnown(i) ? off * off : 0;
    }
    double variance = count > 0 ? squares / count : 0;
    figures[from] = StrictMath.sqrt(variance);
    figures[from + 1] = memory(figures, days, mean, variance, 1);
    figures[from + 2] = memory(figures, days, mean, variance, 7);
    return from + 3;
  }

  private double memory(double[] figures, int days, double mean, double variance, int lag) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i + lag < ObservedUsageProfile.DAYS_OF_MONTH; i++) {
      if (profile.isKnown(i) && profile.isKnown(i + lag)) {
        sum += (figures[days + i] - mean) * (figures[days + i + lag] - mean);
        count++;
      }
    }
    return count > 2 ? PaceCorrectionFeatures.clip(sum / count / (variance + 1e-3), -1, 1) : 0;
  }
}
