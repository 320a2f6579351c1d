package dev.saldo.history;

import dev.saldo.StoreApi;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one series used in each hour of UTC of the last 180 days, and how much of the hour was seen.
 *
 * <p>Use between two samples is spread evenly over the time between them. An interval that holds a
 * rise hides some use and is left out, unless the rise is small: then it counts as one without use.
 * A glitch is left out as well: a jump by more than half of the level that is taken back within 30
 * minutes. Of an interval of more than two days only the sum is believed. Needs the same memory
 * whatever the length of the history. Not safe for use by several threads.
 */
@StoreApi
public final class HourlyUsage {

  /** How far back it remembers. */
  public static final Duration MEMORY = Duration.ofDays(180);

  public static final int HOURS = (int) MEMORY.toHours();

  /**
   * All that the fastest level of a runway rests on, in hours. To leave an hour out moves it by its
   * share of them, which a smaller rise does not make up for: a top-up would shorten the runway.
   */
  private static final double BELIEVED_HOURS = 17;

  /** Of a longer interval, an outage, nobody would believe that nothing was used. */
  private static final long MOST_WITHOUT_USE = Duration.ofHours(4).toMillis();

  private static final long MILLIS_OF_HOUR = 3_600_000;
  private static final long LONG_GAP = Duration.ofDays(2).toMillis();

  /** Time between two samples that is not use. */
  private record LeftOut(Instant after, Instant observedAt) {

    boolean touches(Instant from, Instant to) {
      return after.isBefore(to) && observedAt.isAfter(from);
    }
  }

  private final List<LeftOut> leftOut = new ArrayList<>();
  private final HourlyUsageBuffer hours;
  private long firstCounted = Long.MIN_VALUE;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable BigDecimal level;
  private @Nullable SuspectedGlitch departure;
  private long falls;
  private long rises;

  /** Begins with the first sample of a series. */
  public HourlyUsage() {
    this(HOURS);
  }

  /** Begins a series of which some other number of hours is remembered. */
  public HourlyUsage(int hours) {
    this.hours = new HourlyUsageBuffer(hours);
  }

  /**
   * Begins within a series.
   *
   * @param first its first sample, UTC
   * @param from what is earlier than this is not counted, UTC
   */
  public HourlyUsage(Instant first, Instant from) {
    this(HOURS);
    this.first = first;
    this.firstCounted = hour(from.toEpochMilli());
  }

  /** Returns from when on samples are needed to answer for an instant: the beginning of a week. */
  public static Instant begin(Instant asOf) {
    return WeeklyUsage.begin(asOf.minus(MEMORY));
  }

  /** Leaves out what lies between two samples, which are still to come. */
  public void leaveOut(Instant after, Instant observedAt) {
    leftOut.add(new LeftOut(after, observedAt));
  }

  /**
   * Adds weeks, before any sample.
   *
   * @param weeks in the order of time
   * @param until what is earlier than this is in the weeks, and samples do not count it again
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

  /** Adds the next sample of a history. */
  public void add(TotalledSample sample) {
    add(sample.observedAt(), sample.level());
  }

  /**
   * Adds the next sample.
   *
   * @param at when, UTC, later than the sample before
   * @param newLevel the level, turned so that use lowers it; null if no number was stated, which
   *     begins a new stretch
   */
  public void add(Instant at, @Nullable BigDecimal newLevel) {
    Instant before = last;
    if (before != null && !at.isAfter(before)) {
      throw new IllegalArgumentException(at + " is not after " + before);
    }
    first = first == null ? at : first;
    last = at;
    hours.reach(hour(at.toEpochMilli()));
    BigDecimal was = level;
    level = newLevel;
    if (before == null || was == null || newLevel == null) {
      departure = null;
    } else {
      move(before, at, was, newLevel);
    }
  }

  /** Adds the next sample, and learns nothing from the time since the one before. */
  public void addApart(Instant at, BigDecimal newLevel) {
    level = null;
    add(at, newLevel);
  }

  private void move(Instant from, Instant to, BigDecimal was, BigDecimal is) {
    if (departure != null && departure.isForgotten(to)) {
      departure = null;
    }
    if (departure != null && departure.isUndoneBy(is)) {
      undo(departure);
      departure = null;
      return;
    }
    int fall = was.compareTo(is);
    if (departure == null && fall != 0 && SuspectedGlitch.isLarge(was, is)) {
      departure = depart(from, to, was, fall > 0);
    }
    if (hour(to.toEpochMilli()) >= firstCounted) {
      falls += fall > 0 ? 1 : 0;
      rises += fall < 0 ? 1 : 0;
    }
    boolean counts =
        fall >= 0 || isSmall(is.subtract(was), is, to.toEpochMilli() - from.toEpochMilli());
    if (counts && leftOut.stream().noneMatch(out -> out.touches(from, to))) {
      spread(from.toEpochMilli(), to.toEpochMilli(), Math.max(0, was.subtract(is).doubleValue()));
    }
  }

  private static boolean isSmall(BigDecimal rise, BigDecimal level, long millis) {
    return millis <= MOST_WITHOUT_USE
        && rise.doubleValue() * BELIEVED_HOURS * MILLIS_OF_HOUR < level.doubleValue() * millis;
  }

  private SuspectedGlitch depart(Instant from, Instant to, BigDecimal was, boolean fell) {
    long begin = firstHour(from.toEpochMilli());
    double[] before = new double[(int) Math.max(0, hours.latest() - begin + 1)];
    for (int i = 0; i < before.length; i++) {
      before[i] = hours.used(begin + i);
    }
    return new SuspectedGlitch(was, to, fell, begin, before);
  }

  private void undo(SuspectedGlitch glitch) {
    falls -= glitch.fell() ? 1 : 0;
    rises -= glitch.fell() ? 0 : 1;
    for (int i = 0; i < glitch.used().length; i++) {
      if (glitch.firstHour() + i >= hours.oldest()) {
        hours.setUsed(glitch.firstHour() + i, glitch.used()[i]);
      }
    }
  }

  private void spread(long from, long to, double amount) {
    double whole = to - from;
    for (long h = firstHour(from); h * MILLIS_OF_HOUR < to; h++) {
      long part = Math.min(to, (h + 1) * MILLIS_OF_HOUR) - Math.max(from, h * MILLIS_OF_HOUR);
      hours.add(h, amount * part / whole, part, to - from > LONG_GAP);
    }
  }

  /** The first hour that what begins at an instant counts in. */
  private long firstHour(long from) {
    return Math.max(Math.max(hour(from), firstCounted), hours.oldest());
  }

  private static long hour(long millis) {
    return Math.floorDiv(millis, MILLIS_OF_HOUR);
  }

  /**
   * Returns a week that it remembers.
   *
   * @param begins when it begins, UTC
   * @param until later hours are left out
   * @param fallsOfWeek how many of its samples were lower than the one before
   * @param risesOfWeek how many were higher
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

  /** Returns when the series begins, UTC; null if there is no sample. */
  public @Nullable Instant first() {
    return first;
  }

  /** Returns when the last sample was taken, UTC; null if there is none. */
  public @Nullable Instant last() {
    return last;
  }

  /** Returns how often the level fell from one sample to the next. */
  public long falls() {
    return falls;
  }

  /** Returns how often the level rose from one sample to the next. */
  public long rises() {
    return rises;
  }

  /** Returns the hour of the last sample, counted from 1970 in UTC. */
  public long latestHour() {
    return hours.latest();
  }

  /** Returns how many hours up to the last one may hold something. */
  public int length() {
    return first == null
        ? 0
        : (int) Math.min(hours.size(), hours.latest() - hour(first.toEpochMilli()) + 1);
  }

  /** Returns what was used in an hour that is one of the last {@link #length}. */
  public double used(long hour) {
    return hours.used(hour);
  }

  /** Returns how much of such an hour was seen, 0 to 1. */
  public double seen(long hour) {
    return Math.abs(hours.seen(hour)) / (double) MILLIS_OF_HOUR;
  }

  /** Returns whether it is part of an interval so long that only the sum is believed. */
  public boolean isInLongGap(long hour) {
    return hours.seen(hour) < 0;
  }

  /** Returns what was used in the last hours. */
  public double usedWithin(int lastHours) {
    double sum = 0;
    int length = Math.min(lastHours, length());
    for (int age = 0; age < length; age++) {
      sum += used(latestHour() - age);
    }
    return sum;
  }

  /** Returns how much of the last hours was seen, in hours. */
  public double seenWithin(int lastHours) {
    long sum = 0;
    int length = Math.min(lastHours, length());
    for (int age = 0; age < length; age++) {
      sum += Math.abs(hours.seen(latestHour() - age));
    }
    return sum / (double) MILLIS_OF_HOUR;
  }
}
