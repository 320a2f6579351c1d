package dev.saldo.runway;

/**
 * What the observed hours say about the use of an account, whatever its balance: the levels, days
 * and weeks that the learned correction looks at. Ages are counted in hours, 0 is the latest hour.
 */
final class ObservedUsageProfile {

  static final int WEEK = 7 * 24;
  static final int MONTH = 4 * WEEK;
  static final int DAYS = 35;
  static final int DAYS_OF_MONTH = 28;
  static final int WEEK_LEVEL = 6;
  static final int MONTH_LEVEL = 8;
  static final int LONGEST_LEVEL = 10;
  static final double MIN_HOURS_OF_DAY = 6;

  private static final double[] HALF_LIVES = {3, 6, 12, 24, 48, 96, 168, 336, 672, 1344, 1e9};
  private static final double WITHOUT_END = 1e8;
  private static final double HALF_LIVES_COUNTED = 40;
  private static final double MIN_TIME = 1e-9;
  private static final double MIN_TIME_OF_LEVEL = 12;
  private static final int[] WEEKS_FROM = {5, 6, 7, 8, 9, 11, 13, 17, 21};
  private static final int[] WEEKS_TO = {6, 7, 8, 9, 11, 13, 17, 21, 26};
  private static final int SPANS = 8;
  private static final int HOURS_OF_SPAN = 6;
  private static final int PAST_WEEKS = 4;

  /** The use and the hours of mean use of a stretch of time. */
  record UsageStretchSum(double used, double time) {}

  final int length;
  final double[] used;
  final double[] seen;
  final int[] hourOfWeek;
  final double[] time;
  final double[] usedSum;
  final double[] timeSum;
  final double[] share = new double[WEEK];
  final double[] levels = new double[HALF_LIVES.length];
  final double[] times = new double[HALF_LIVES.length];
  final UsageStretchSum[] days = new UsageStretchSum[DAYS];
  final UsageStretchSum[] weeks = new UsageStretchSum[WEEKS_FROM.length];
  final UsageStretchSum[] spans = new UsageStretchSum[SPANS];
  final double[] levelOfWeekBefore;
  final double[] seenInWeek = new double[WEEK];
  final double[][] pastWeeks = new double[PAST_WEEKS + 1][];

  private final double age;

  ObservedUsageProfile(RecentObservedHours hours, WeeklyUsageShape shape, double age) {
    this.length = hours.length();
    this.used = hours.used();
    this.seen = hours.seen();
    this.hourOfWeek = hours.hoursOfWeek();
    this.age = age;
    for (int i = 0; i < WEEK; i++) {
      share[i] = shape.of(i);
    }
    this.time = new double[length];
    this.usedSum = new double[length + 1];
    this.timeSum = new double[length + 1];
    for (int a = 0; a < length; a++) {
      time[a] = share[hourOfWeek[a]] * seen[a];
      usedSum[a + 1] = usedSum[a] + used[a];
      timeSum[a + 1] = timeSum[a] + time[a];
    }
    findLevels();
    for (int i = 0; i < DAYS; i++) {
      days[i] = stretch(24 * i, 24 * (i + 1));
    }
    for (int i = 0; i < weeks.length; i++) {
      weeks[i] = stretch(WEEK * WEEKS_FROM[i], WEEK * WEEKS_TO[i]);
    }
    for (int i = 0; i < SPANS; i++) {
      spans[i] = stretch(HOURS_OF_SPAN * i, HOURS_OF_SPAN * (i + 1));
    }
    this.levelOfWeekBefore = levelsOfWeekBefore();
    for (int a = 0; a < Math.min(length, 2 * MONTH); a++) {
      seenInWeek[hourOfWeek[a]] += seen[a];
    }
    for (int i = 0; i < PAST_WEEKS; i++) {
      pastWeeks[i] = pastWeek(i, i + 1);
    }
    pastWeeks[PAST_WEEKS] = pastWeek(0, PAST_WEEKS);
  }

  /** Returns the age in days of the first sample, which may be before the first hour. */
  double age() {
    return age;
  }

  private void findLevels() {
    for (int j = 0; j < levels.length; j++) {
      double fade = StrictMath.pow(0.5, 1 / HALF_LIVES[j]);
      int end =
          HALF_LIVES[j] < WITHOUT_END
              ? (int) Math.min(length, HALF_LIVES[j] * HALF_LIVES_COUNTED)
              : length;
      double weight = 1;
      double u = 0;
      double t = 0;
      for (int a = 0; a < end; a++) {
        u += weight * used[a];
        t += weight * time[a];
        weight *= fade;
      }
      times[j] = t;
      levels[j] = t > MIN_TIME ? u / t : -1;
    }
    for (int j = levels.length - 2; j >= 0; j--) {
      levels[j] = levels[j] < 0 ? levels[j + 1] : levels[j];
    }
  }

  private UsageStretchSum stretch(int from, int to) {
    double u = 0;
    double t = 0;
    for (int a = from; a < Math.min(to, length); a++) {
      u += used[a];
      t += time[a];
    }
    return new UsageStretchSum(u, t);
  }

  /** Returns the level of the week before each hour; -1 where too little was observed. */
  private double[] levelsOfWeekBefore() {
    double[] found = new double[length];
    double fade = StrictMath.pow(0.5, 1 / HALF_LIVES[WEEK_LEVEL]);
    double u = 0;
    double t = 0;
    for (int a = length - 1; a >= 0; a--) {
      u = u * fade + used[a];
      t = t * fade + time[a];
      found[a] = t > MIN_TIME_OF_LEVEL ? u / t : -1;
    }
    return found;
  }

  /** Returns the use of each hour from now on as it was in past weeks; none if they are unknown. */
  private double[] pastWeek(int from, int to) {
    if (length < WEEK * to - WEEK / 2) {
      return new double[0];
    }
    double[] found = new double[WEEK];
    for (int j = 0; j < WEEK; j++) {
      double sum = 0;
      for (int w = from; w < to; w++) {
        int a = WEEK * (w + 1) - 1 - j;
        if (a < length) {
          double known = Math.min(1, seen[a]);
          sum += used[a] + (1 - known) * share[hourOfWeek[a]] * levels[WEEK_LEVEL];
        } else {
          sum += share[(hourOfWeek[0] + 1 + j) % WEEK] * levels[WEEK_LEVEL];
        }
      }
      found[j] = sum / (to - from);
    }
    return found;
  }

  boolean isKnown(int day) {
    return days[day].time() > MIN_HOURS_OF_DAY;
  }
}
