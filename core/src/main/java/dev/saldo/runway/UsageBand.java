package dev.saldo.runway;

import dev.saldo.Internal;
import dev.saldo.history.HourlyUsage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The use of an hour, compared with the usual use of its hour of the week. Immutable and
 * thread-safe.
 *
 * <p>The usual use is the median of the same hour in the eight weeks before. The deviation of an
 * hour is the logarithm of its ratio to the usual use, both increased by half of the mean use of an
 * hour, so that quiet hours do not count more than busy ones. The limit follows from the deviations
 * of all known hours, each compared with the others of its hour of the week: their 95th percentile,
 * continued by an exponential tail to the probability of the accepted false alarms.
 *
 * @param hour the start of the hour, UTC
 * @param used its use so far, in the unit of the series
 * @param usual the usual use of its hour of the week
 * @param floor the figure that is added to both before they are compared
 * @param tailStart the 95th percentile of the deviations of the known hours
 * @param tailScale the mean excess of the deviations above it, from their median, which a single
 *     peak does not move
 */
@Internal
public record UsageBand(
    Instant hour, double used, double usual, double floor, double tailStart, double tailScale) {

  private static final int HOURS_OF_WEEK = 7 * 24;
  private static final int MOST_WEEKS = 8;
  private static final int FEWEST_WEEKS = 3;
  private static final double HOURS_OF_MONTH = 730.5;
  private static final double SHARE_OF_TAIL = 0.05;
  private static final double COMPLETE = 0.9;
  private static final double FEWEST_KNOWN = 0.75;

  /** Returns the use above which an hour is unusual. */
  public double limit(double falseAlarmsAMonth) {
    double probability = Math.min(SHARE_OF_TAIL, falseAlarmsAMonth / HOURS_OF_MONTH);
    double deviation = tailStart + tailScale * StrictMath.log(SHARE_OF_TAIL / probability);
    return (usual + floor) * StrictMath.exp(deviation) - floor;
  }

  /**
   * Returns the band of the latest complete hour, or of the hour since it if that is further above
   * the usual; empty while fewer than three weeks are known.
   *
   * @param zone the time zone of the hours of the week
   */
  public static Optional<UsageBand> find(HourlyUsage use, ZoneId zone) {
    int length = Math.min(use.length(), (MOST_WEEKS + 1) * HOURS_OF_WEEK);
    if (length < FEWEST_WEEKS * HOURS_OF_WEEK) {
      return Optional.empty();
    }
    return new KnownHours(use, length, zone).band();
  }

  /** The known hours, oldest first. */
  private static final class KnownHours {

    private final long first;
    private final double[] used;
    private final boolean[] known;
    private final int[] hourOfWeek;

    KnownHours(HourlyUsage use, int length, ZoneId zone) {
      this.first = use.latestHour() - length + 1;
      this.used = new double[length];
      this.known = new boolean[length];
      this.hourOfWeek = WeeklyUsageShape.hoursOfWeek(first, length, zone);
      for (int i = 0; i < length; i++) {
        used[i] = use.used(first + i);
        known[i] = use.seen(first + i) >= COMPLETE && !use.isInLongGap(first + i);
      }
    }

    Optional<UsageBand> band() {
      int latest = used.length - 1;
      int complete = latest - 1;
      double mean = mean(complete);
      if (!known[complete] || !(mean > 0)) {
        return Optional.empty();
      }
      double[] deviations = deviations(complete, mean / 2);
      if (deviations.length < FEWEST_KNOWN * FEWEST_WEEKS * HOURS_OF_WEEK) {
        return Optional.empty();
      }
      int begin = (int) ((1 - SHARE_OF_TAIL) * deviations.length);
      double start = deviations[begin];
      double middle = median(Arrays.copyOfRange(deviations, begin, deviations.length));
      double scale = (middle - start) / StrictMath.log(2);
      UsageBand done = band(complete, mean / 2, start, scale);
      UsageBand current = band(latest, mean / 2, start, scale);
      if (current == null || (done != null && done.deviation() >= current.deviation())) {
        return Optional.ofNullable(done);
      }
      return Optional.of(current);
    }

    private @Nullable UsageBand band(int hour, double floor, double start, double scale) {
      double[] others = others(hour, hour);
      return others.length < FEWEST_WEEKS
          ? null
          : new UsageBand(
              Instant.ofEpochSecond((first + hour) * 3600),
              used[hour],
              median(others),
              floor,
              start,
              scale);
    }

    /** Returns the deviations of the hours before one, in ascending order. */
    private double[] deviations(int end, double floor) {
      double[] found = new double[end];
      int count = 0;
      for (int i = 0; i < end; i++) {
        double[] others = known[i] ? others(i, end) : new double[0];
        if (others.length >= FEWEST_WEEKS - 1) {
          found[count++] = StrictMath.log((used[i] + floor) / (median(others) + floor));
        }
      }
      double[] sorted = Arrays.copyOf(found, count);
      Arrays.sort(sorted);
      return sorted;
    }

    /** Returns the other known hours before an end that have the same hour of the week. */
    private double[] others(int hour, int end) {
      double[] found = new double[used.length / HOURS_OF_WEEK + 2];
      int count = 0;
      for (int i = hour % HOURS_OF_WEEK; i < end; i += HOURS_OF_WEEK) {
        if (i != hour && known[i] && hourOfWeek[i] == hourOfWeek[hour]) {
          found[count++] = used[i];
        }
      }
      return Arrays.copyOf(found, count);
    }

    private double mean(int end) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < end; i++) {
        sum += known[i] ? used[i] : 0;
        count += known[i] ? 1 : 0;
      }
      return count == 0 ? 0 : sum / count;
    }

    private static double median(double[] values) {
      Arrays.sort(values);
      return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
  }

  private double deviation() {
    return StrictMath.log((used + floor) / (usual + floor));
  }
}
