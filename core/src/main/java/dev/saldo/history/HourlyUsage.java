package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.history.hourly.HourlyUsageBuffer;
import dev.saldo.history.hourly.SuspectedGlitch;
import dev.saldo.history.hourly.WeeklyUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The usage of one series in each UTC hour of the last 180 days, with the observed part of each
 * hour.
 *
 * <p>Usage between two samples is spread evenly over the time between them. An interval with a rise
 * hides some usage and is excluded, unless the rise is small: then it counts as an interval without
 * usage. A glitch, which is a jump by more than half of the level that is reverted within 30
 * minutes, is excluded as well. Of an interval longer than two days only the sum is used, not its
 * hourly distribution. Memory use does not depend on the length of the history. Not thread-safe.
 */
@StoreApi
public final class HourlyUsage {

  /** The time that is covered: 180 days. */
  public static final Duration MEMORY = Duration.ofDays(180);

  public static final int HOURS = (int) MEMORY.toHours();

  /**
   * The effective number of hours behind the fastest usage level of a runway. Excluding an hour
   * shifts that level by its share; if a smaller rise did so, a top-up would shorten the runway.
   */
  private static final double EFFECTIVE_HOURS = 17;

  /** The longest interval without usage that is plausible; a longer one is an outage. */
  private static final long LONGEST_WITHOUT_USAGE = Duration.ofHours(4).toMillis();

  private static final long MILLIS_OF_HOUR = 3_600_000;
  private static final long LONG_GAP = Duration.ofDays(2).toMillis();

  /** An interval between two samples that is excluded. */
  private record ExcludedInterval(Instant after, Instant observedAt) {

    boolean touches(Instant from, Instant to) {
      return after.isBefore(to) && observedAt.isAfter(from);
    }
  }

  private final List<ExcludedInterval> excluded = new ArrayList<>();
  private final HourlyUsageBuffer hours;
  private long firstCounted = Long.MIN_VALUE;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable BigDecimal level;
  private @Nullable SuspectedGlitch suspect;
  private long falls;
  private long rises;

  /** Creates hourly usage that starts with the first sample of a series. */
  public HourlyUsage() {
    this(HOURS);
  }

  /** Creates hourly usage that covers another number of hours. */
  public HourlyUsage(int hours) {
    this.hours = new HourlyUsageBuffer(hours);
  }

  /**
   * Creates hourly usage that starts within a series.
   *
   * @param first the time of the first sample of the series, UTC
   * @param from the time from which usage is counted, UTC
   */
  public HourlyUsage(Instant first, Instant from) {
    this(HOURS);
    this.first = first;
    this.firstCounted = hour(from.toEpochMilli());
  }

  /** Returns the time from which samples are needed for an instant, UTC: the start of a week. */
  public static Instant begin(Instant asOf) {
    return WeeklyUsage.begin(asOf.minus(MEMORY));
  }

  /** Excludes the interval between two samples that have not been added yet. */
  public void leaveOut(Instant after, Instant observedAt) {
    excluded.add(new ExcludedInterval(after, observedAt));
  }

  /**
   * Adds precalculated weeks, before any sample.
   *
   * @param weeks the weeks, oldest first
   * @param until the end of the usage in the weeks, UTC; samples count only from then on
   */
  public void add(Collection<WeeklyUsage> weeks, Instant until) {
    firstCounted = hour(until.toEpochMilli());
    for (WeeklyUsage week : weeks) {
      long begin = hour(week.begins().toEpochMilli());
      int count = (int) Math.min(WeeklyUsage.HOURS, firstCounted - begin);
      if (count > 0) {
        hours.put(begin, count, week);
        falls += week.falls();
        rises += week.rises();
      }
    }
  }

  /** Adds the next sample of a series. */
  public void add(TotalledSample sample) {
    add(sample.observedAt(), sample.level());
  }

  /**
   * Adds the next sample.
   *
   * @param at the time of the sample, UTC, later than the previous one
   * @param newLevel the level, normalized so that usage decreases it; null if no number was stated,
   *     which starts a new run of samples
   */
  public void add(Instant at, @Nullable BigDecimal newLevel) {
    Instant previousTime = last;
    if (previousTime != null && !at.isAfter(previousTime)) {
      throw new IllegalArgumentException(at + " is not after " + previousTime);
    }
    first = first == null ? at : first;
    last = at;
    hours.reach(hour(at.toEpochMilli()));
    BigDecimal previous = level;
    level = newLevel;
    if (previousTime == null || previous == null || newLevel == null) {
      suspect = null;
    } else {
      move(previousTime, at, previous, newLevel);
    }
  }

  /** Adds the next sample and ignores the interval since the previous one. */
  public void addApart(Instant at, BigDecimal newLevel) {
    level = null;
    add(at, newLevel);
  }

  private void move(Instant from, Instant to, BigDecimal previous, BigDecimal current) {
    if (suspect != null && suspect.isExpired(to)) {
      suspect = null;
    }
    if (suspect != null && suspect.isRevertedBy(current)) {
      undo(suspect);
      suspect = null;
      return;
    }
    int fall = previous.compareTo(current);
    if (suspect == null && fall != 0 && GlitchFinder.isLarge(previous, current)) {
      suspect = suspect(from, to, previous, fall > 0);
    }
    long begin = from.toEpochMilli();
    long end = to.toEpochMilli();
    if (hour(end) >= firstCounted) {
      falls += fall > 0 ? 1 : 0;
      rises += fall < 0 ? 1 : 0;
    }
    boolean counts = fall >= 0 || isSmall(current.subtract(previous), current, end - begin);
    if (counts && excluded.stream().noneMatch(out -> out.touches(from, to))) {
      spread(begin, end, Math.max(0, previous.subtract(current).doubleValue()));
    }
  }

  private static boolean isSmall(BigDecimal rise, BigDecimal level, long millis) {
    return millis <= LONGEST_WITHOUT_USAGE
        && rise.doubleValue() * EFFECTIVE_HOURS * MILLIS_OF_HOUR < level.doubleValue() * millis;
  }

  private SuspectedGlitch suspect(Instant from, Instant to, BigDecimal previous, boolean fell) {
    long begin = firstHour(from.toEpochMilli());
    double[] usedBefore = new double[(int) Math.max(0, hours.latest() - begin + 1)];
    for (int i = 0; i < usedBefore.length; i++) {
      usedBefore[i] = hours.used(begin + i);
    }
    return new SuspectedGlitch(previous, to, fell, begin, usedBefore);
  }

  private void undo(SuspectedGlitch glitch) {
    falls -= glitch.fell() ? 1 : 0;
    rises -= glitch.fell() ? 0 : 1;
    hours.restore(glitch.firstHour(), glitch.used());
  }

  private void spread(long from, long to, double amount) {
    double length = to - from;
    for (long h = firstHour(from); h * MILLIS_OF_HOUR < to; h++) {
      long part = Math.min(to, (h + 1) * MILLIS_OF_HOUR) - Math.max(from, h * MILLIS_OF_HOUR);
      hours.add(h, amount * part / length, part, to - from > LONG_GAP);
    }
  }

  /** Returns the first counted hour of an interval that starts at an instant. */
  private long firstHour(long from) {
    return Math.max(Math.max(hour(from), firstCounted), hours.oldest());
  }

  private static long hour(long millis) {
    return Math.floorDiv(millis, MILLIS_OF_HOUR);
  }

  /**
   * Returns the usage of a week.
   *
   * @param begins the start of the week, UTC
   * @param until the end of the hours to include, UTC
   * @param fallsOfWeek the number of its samples that were lower than the previous one
   * @param risesOfWeek the number of its samples that were higher than the previous one
   */
  public WeeklyUsage week(Instant begins, Instant until, long fallsOfWeek, long risesOfWeek) {
    double[] usedInWeek = new double[WeeklyUsage.HOURS];
    int[] seenInWeek = new int[WeeklyUsage.HOURS];
    long begin = hour(begins.toEpochMilli());
    long end = Math.min(hour(until.toEpochMilli()), hours.latest() + 1);
    for (int i = 0; i < WeeklyUsage.HOURS && begin + i < end; i++) {
      if (begin + i >= hours.oldest()) {
        usedInWeek[i] = hours.used(begin + i);
        seenInWeek[i] = hours.seen(begin + i);
      }
    }
    return new WeeklyUsage(begins, fallsOfWeek, risesOfWeek, usedInWeek, seenInWeek);
  }

  /** Returns the time of the first sample, UTC; null if there is none. */
  public @Nullable Instant first() {
    return first;
  }

  /** Returns the time of the last sample, UTC; null if there is none. */
  public @Nullable Instant last() {
    return last;
  }

  /** Returns the number of falls of the level from one sample to the next. */
  public long falls() {
    return falls;
  }

  /** Returns the number of rises of the level from one sample to the next. */
  public long rises() {
    return rises;
  }

  /** Returns the hour of the last sample, in hours since 1970 UTC. */
  public long latestHour() {
    return hours.latest();
  }

  /** Returns the number of hours, up to the last one, that may hold data. */
  public int length() {
    return first == null
        ? 0
        : (int) Math.min(hours.size(), hours.latest() - hour(first.toEpochMilli()) + 1);
  }

  /** Returns the usage of an hour among the last {@link #length}, in the unit of the series. */
  public double used(long hour) {
    return hours.used(hour);
  }

  /** Returns the observed fraction of such an hour, 0 to 1. */
  public double seen(long hour) {
    return Math.abs(hours.seen(hour)) / (double) MILLIS_OF_HOUR;
  }

  /** Returns whether an hour is part of an interval so long that only its sum is used. */
  public boolean isInLongGap(long hour) {
    return hours.seen(hour) < 0;
  }

  /** Returns the usage of the last hours, in the unit of the series. */
  public double usedWithin(int lastHours) {
    double sum = 0;
    int length = Math.min(lastHours, length());
    for (int age = 0; age < length; age++) {
      sum += used(latestHour() - age);
    }
    return sum;
  }

  /** Returns the observed part of the last hours, in hours. */
  public double seenWithin(int lastHours) {
    long sum = 0;
    int length = Math.min(lastHours, length());
    for (int age = 0; age < length; age++) {
      sum += Math.abs(hours.seen(latestHour() - age));
    }
    return sum / (double) MILLIS_OF_HOUR;
  }
}
