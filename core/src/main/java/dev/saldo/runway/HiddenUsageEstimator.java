package dev.saldo.runway;

import dev.saldo.Internal;
import dev.saldo.account.PollInterval;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HourlyUsage;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The usage between consecutive numeric samples, including an estimate of the usage that rises
 * hide, based on the hours around them. Once there is a week of samples, usage within an interval
 * follows the weekly pattern instead of being spread evenly. Sums are exact: usage is the first
 * level, minus the last, plus all credits, minus downward corrections. Immutable and thread-safe.
 */
@Internal
public final class HiddenUsageEstimator {

  /**
   * A rise plus the usage hidden in its interval.
   *
   * @param after the time of the sample before the rise, UTC
   * @param observedAt the time of the sample that shows the rise, UTC
   * @param rise the increase of the level, more than 0
   * @param hidden the estimated usage of the interval, at least 0
   */
  public record Credit(Instant after, Instant observedAt, BigDecimal rise, BigDecimal hidden) {

    /** Returns the estimated amount added. */
    public BigDecimal amount() {
      return rise.add(hidden);
    }
  }

  private static final Duration LEAST_FOR_A_SHAPE = Duration.ofDays(7);
  private static final double HALF_LIFE_OF_SHAPE = 400 * 24;
  private static final double HALF_LIFE_OF_LEVEL = 12;

  private final List<Instant> times;
  private final List<UsageEstimate> totals = new ArrayList<>();
  private final List<Credit> credits = new ArrayList<>();
  private final UsageWeightedClock clock;

  /** Creates an estimate for hourly polls, with every fall counted as usage. */
  public HiddenUsageEstimator(List<Instant> times, List<BigDecimal> levels, ZoneId zone) {
    this(times, levels, zone, Duration.ofHours(1), List.of());
  }

  /**
   * Creates an estimate.
   *
   * @param times the times of the samples, UTC, ascending, at least one
   * @param levels the level of each sample, normalized so that usage decreases it
   * @param zone the time zone of the hours and weekdays of the weekly pattern
   * @param every the poll interval; an interval is a gap if its first sample was stale before the
   *     second one
   * @param corrections the changes that are neither usage nor top-ups; a fall is no evidence of
   *     usage, and of what a reset hides, a part may be known
   */
  public HiddenUsageEstimator(
      List<Instant> times,
      List<BigDecimal> levels,
      ZoneId zone,
      Duration every,
      List<LevelChange> corrections) {
    this.times = List.copyOf(times);
    Map<Instant, LevelChange> corrected =
        corrections.stream()
            .collect(
                Collectors.toMap(
                    LevelChange::observedAt, Function.identity(), (one, other) -> other));
    Duration span = Duration.between(times.getFirst(), times.getLast());
    int length = (int) span.toHours() + 2;
    HourlyUsage use = new HourlyUsage(length);
    for (int i = 0; i < times.size(); i++) {
      boolean apart = i > 0 && levels.get(i).compareTo(levels.get(i - 1)) > 0;
      if (apart || corrected.containsKey(times.get(i))) {
        use.addApart(times.get(i), levels.get(i));
      } else {
        use.add(times.get(i), levels.get(i));
      }
    }
    boolean tooShort = span.compareTo(LEAST_FOR_A_SHAPE) < 0 || use.falls() == 0;
    RecentObservedHours hours = RecentObservedHours.of(use, zone);
    WeeklyUsageShape shape = tooShort ? WeeklyUsageShape.EVEN : hours.shape(HALF_LIFE_OF_SHAPE);
    double[] level = hours.levels(shape, HALF_LIFE_OF_LEVEL);
    this.clock = UsageWeightedClock.of(times.getFirst(), length, zone, shape);
    PollInterval interval = new PollInterval(every);
    totals.add(UsageEstimate.NONE);
    for (int i = 1; i < times.size(); i++) {
      Instant from = times.get(i - 1);
      Instant to = times.get(i);
      BigDecimal fall = levels.get(i - 1).subtract(levels.get(i));
      UsageEstimate used;
      if (fall.signum() < 0) {
        int age = (int) (use.latestHour() - Math.floorDiv(to.getEpochSecond(), 3600L));
        LevelChange reset = corrected.get(to);
        BigDecimal shown = reset == null ? BigDecimal.ZERO : reset.used();
        BigDecimal whole = decimal(level[age] * (passed(to) - passed(from))).max(shown);
        credits.add(new Credit(from, to, fall.negate(), whole));
        used = new UsageEstimate(whole, whole.subtract(shown), BigDecimal.ZERO);
      } else {
        BigDecimal fallen = corrected.containsKey(to) ? BigDecimal.ZERO : fall;
        boolean gap = interval.isStale(Duration.between(from, to));
        used = new UsageEstimate(fallen, BigDecimal.ZERO, gap ? fallen : BigDecimal.ZERO);
      }
      totals.add(totals.getLast().plus(used));
    }
  }

  /** Returns the rises, oldest first. */
  public List<Credit> credits() {
    return List.copyOf(credits);
  }

  /**
   * Returns the usage in {@code [from, to)}, as far as the samples reach. Adjacent windows add up
   * exactly.
   */
  public UsageEstimate between(Instant from, Instant to) {
    return by(to).minus(by(from));
  }

  private UsageEstimate by(Instant at) {
    int found = Collections.binarySearch(times, at);
    if (found >= 0) {
      return totals.get(found);
    }
    int after = -found - 1;
    if (after == 0) {
      return UsageEstimate.NONE;
    }
    if (after == times.size()) {
      return totals.getLast();
    }
    UsageEstimate before = totals.get(after - 1);
    return before.plus(totals.get(after).minus(before).times(share(after, at)));
  }

  /** Returns the share of an interval's usage that falls before an instant in it. */
  private double share(int after, Instant at) {
    double begin = passed(times.get(after - 1));
    double total = passed(times.get(after)) - begin;
    return total > 0 ? (passed(at) - begin) / total : 0;
  }

  private double passed(Instant at) {
    return clock.hoursOfUse(Duration.between(times.getFirst(), at).toMillis() / 3_600_000.0);
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(value).setScale(BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }
}
