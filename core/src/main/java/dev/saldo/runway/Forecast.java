package dev.saldo.runway;

import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Expects what will be used. The week has a shape; how much of it is used has been observed over a
 * day, a week and two months, and goes from the first to the last of these as time passes. Time is
 * counted in hours of mean use, so that nights and weekends pass quickly.
 */
final class Forecast {

  private static final double[] HALF_LIVES = {24, 7 * 24, 56 * 24};
  private static final double TO_WEEK = 24;
  private static final double TO_MONTHS = 28 * 24;
  private static final int LONGEST = 400 * 24;
  private static final int BLOCKS = 28;
  private static final int BISECTIONS = 34;
  private static final double MILLIS_OF_HOUR = 3_600_000;

  private final Instant asOf;
  private final ZoneId zone;
  private final WeekShape shape;
  private final double[] levels;
  private final double burstiness;
  private final double youth;

  private Forecast(
      Instant asOf,
      ZoneId zone,
      WeekShape shape,
      double[] levels,
      double burstiness,
      double youth) {
    this.asOf = asOf;
    this.zone = zone;
    this.shape = shape;
    this.levels = levels;
    this.burstiness = burstiness;
    this.youth = youth;
  }

  /** Learns from use, of which there must be some. */
  static Forecast of(UseByHour use, Instant first, Instant asOf, ZoneId zone) {
    int n = use.length();
    long oldest = use.latestHour() - n + 1;
    int[] hours = WeekShape.hoursOfWeek(oldest, n, zone);
    double[] used = new double[168];
    double[] seen = new double[168];
    double fade = fade(HALF_LIVES[2]);
    double weight = 1;
    for (int i = n - 1; i >= 0; i--) {
      used[hours[i]] += weight * use.used(oldest + i);
      seen[hours[i]] += weight * use.seen(oldest + i);
      weight *= fade;
    }
    WeekShape shape =
        WeekShape.of(used, seen, Arrays.stream(used).sum() / Arrays.stream(seen).sum());
    double[] levels = new double[HALF_LIVES.length];
    for (int j = 0; j < levels.length; j++) {
      levels[j] = level(use, hours, shape, fade(HALF_LIVES[j]));
    }
    double days = Duration.between(first, asOf).toMillis() / MILLIS_OF_HOUR / 24;
    return new Forecast(
        asOf,
        zone,
        shape,
        levels,
        burstiness(use, hours, shape),
        1 / Math.sqrt(Math.max(days, 0.5)));
  }

  private static double fade(double halfLife) {
    return StrictMath.pow(0.5, 1 / halfLife);
  }

  private static double level(UseByHour use, int[] hours, WeekShape shape, double fade) {
    long oldest = use.latestHour() - hours.length + 1;
    double amount = 0;
    double time = 0;
    double weight = 1;
    for (int i = hours.length - 1; i >= 0; i--) {
      amount += weight * use.used(oldest + i);
      time += weight * shape.of(hours[i]) * use.seen(oldest + i);
      weight *= fade;
    }
    return amount / time;
  }

  /** The mean deviation of a day's use from the median day's, as a share of the mean. */
  private static double burstiness(UseByHour use, int[] hours, WeekShape shape) {
    double[] rates = new double[BLOCKS];
    int count = 0;
    double amount = 0;
    double time = 0;
    for (int block = 0; block < BLOCKS; block++) {
      double u = 0;
      double t = 0;
      for (int age = 24 * block; age < Math.min(24 * (block + 1), hours.length); age++) {
        u += use.used(use.latestHour() - age);
        t += shape.of(hours[hours.length - 1 - age]) * use.seen(use.latestHour() - age);
      }
      if (t > 6) {
        rates[count++] = u / t;
        amount += u;
        time += t;
      }
    }
    if (count < 3) {
      return 0.5;
    }
    double[] sorted = Arrays.copyOf(rates, count);
    Arrays.sort(sorted);
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    double deviation = 0;
    for (double rate : sorted) {
      deviation += Math.abs(rate - median);
    }
    return amount == 0 ? 1.5 : Math.min(1.5, deviation / count / (amount / time));
  }

  /**
   * Returns when a balance is empty.
   *
   * @param balance what may be used, more than 0
   */
  Band emptyAt(double balance, List<PlannedUse> planned) {
    FutureHours future = FutureHours.of(asOf, LONGEST, zone, shape);
    double hours = future.hoursOfUse(empty(future, balance, 1, List.of()));
    double lull = Math.max(-3, Math.min(2, StrictMath.log(hours / 24) - 1.6));
    double pace = StrictMath.exp(0.15 * burstiness * lull);
    double early = StrictMath.exp(Math.max(0.03, burstiness + youth));
    double late = StrictMath.exp(-Math.max(0.03, 1.15 * burstiness + 0.4 * youth));
    return new Band(
        future.instant(empty(future, balance, pace * early, planned)),
        future.instant(empty(future, balance, pace, planned)),
        future.instant(empty(future, balance, pace * late, planned)));
  }

  /** Returns how many hours of the clock a balance lasts at a pace; at most {@link #LONGEST}. */
  private double empty(FutureHours future, double balance, double pace, List<PlannedUse> planned) {
    double low = 0;
    double high = LONGEST;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      double usedBy = used(pace * future.hoursOfUse(middle));
      for (PlannedUse plan : planned) {
        usedBy += plan.at().isAfter(future.instant(middle)) ? 0 : plan.amount().doubleValue();
      }
      if (usedBy < balance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Returns what is used in some hours of mean use from now on. */
  private double used(double hours) {
    return levels[2] * hours
        + (levels[0] - levels[1]) * TO_WEEK * (1 - StrictMath.exp(-hours / TO_WEEK))
        + (levels[1] - levels[2]) * TO_MONTHS * (1 - StrictMath.exp(-hours / TO_MONTHS));
  }
}
