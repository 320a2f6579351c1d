package dev.saldo.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one series used in each hour of UTC of the last 180 days, and how much of the hour was seen.
 *
 * <p>Use between two samples is spread evenly over the time between them. An interval that holds a
 * rise hides some use and is left out. So is a glitch: a jump by more than half of the level that
 * is taken back within 30 minutes. Of an interval of more than two days only the sum is believed.
 * Needs the same memory whatever the length of the history. Not safe for use by several threads.
 */
public final class UseByHour {

  /** How far back it remembers. */
  public static final Duration MEMORY = Duration.ofDays(180);

  /** The same, in hours. */
  public static final int HOURS = (int) MEMORY.toHours();

  private static final long MILLIS_OF_HOUR = 3_600_000;
  private static final long LONG_GAP = Duration.ofDays(2).toMillis();

  /** Time between two samples that is not use. */
  private record LeftOut(Instant after, Instant observedAt) {

    boolean touches(Instant from, Instant to) {
      return after.isBefore(to) && observedAt.isAfter(from);
    }
  }

  private final List<LeftOut> leftOut = new ArrayList<>();
  private final double[] used;
  private final int[] seen;
  private long firstCounted = Long.MIN_VALUE;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable BigDecimal level;
  private @Nullable Departure departure;
  private long latestHour = Long.MIN_VALUE;
  private long falls;
  private long rises;

  /** Begins with the first sample of a series. */
  public UseByHour() {
    this(HOURS);
  }

  /** Begins a series of which some other number of hours is remembered. */
  public UseByHour(int hours) {
    this.used = new double[hours];
    this.seen = new int[hours];
  }

  /**
   * Begins within a series.
   *
   * @param first its first sample, UTC
   * @param from what is earlier than this is not counted, UTC
   */
  public UseByHour(Instant first, Instant from) {
    this(HOURS);
    this.first = first;
    this.firstCounted = hour(from.toEpochMilli());
  }

  /** Returns from when on samples are needed to answer for an instant: the beginning of a day. */
  public static Instant begin(Instant asOf) {
    return asOf.minus(MEMORY).truncatedTo(ChronoUnit.DAYS);
  }

  /** Leaves out what lies between two samples, which are still to come. */
  public void leaveOut(Instant after, Instant observedAt) {
    leftOut.add(new LeftOut(after, observedAt));
  }

  /**
   * Adds whole days, before any sample.
   *
   * @param days in the order of time
   * @param until what is earlier than this is in the days, so that samples do not count it again
   */
  public void add(Collection<DayOfUse> days, Instant until) {
    for (DayOfUse day : days) {
      long begin = hour(day.begins().toEpochMilli());
      forgetUntil(begin + DayOfUse.HOURS - 1);
      for (int hour = 0; hour < DayOfUse.HOURS; hour++) {
        used[index(begin + hour)] = day.used(hour);
        seen[index(begin + hour)] = day.seen(hour);
      }
      falls += day.falls();
      rises += day.rises();
    }
    firstCounted = hour(until.toEpochMilli());
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
    forgetUntil(hour(at.toEpochMilli()));
    BigDecimal was = level;
    level = newLevel;
    if (before == null || was == null || newLevel == null) {
      departure = null;
    } else {
      move(before, at, was, newLevel);
    }
  }

  private void forgetUntil(long hour) {
    if (latestHour != Long.MIN_VALUE) {
      for (long h = Math.max(latestHour + 1, hour - used.length + 1); h <= hour; h++) {
        used[index(h)] = 0;
        seen[index(h)] = 0;
      }
    }
    latestHour = Math.max(latestHour, hour);
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
    if (departure == null && fall != 0 && Departure.isLarge(was, is)) {
      departure = depart(from, to, was, fall > 0);
    }
    if (hour(to.toEpochMilli()) >= firstCounted) {
      falls += fall > 0 ? 1 : 0;
      rises += fall < 0 ? 1 : 0;
    }
    if (fall >= 0 && leftOut.stream().noneMatch(out -> out.touches(from, to))) {
      spread(from.toEpochMilli(), to.toEpochMilli(), was.subtract(is).doubleValue());
    }
  }

  private Departure depart(Instant from, Instant to, BigDecimal was, boolean fell) {
    long begin = firstHour(from.toEpochMilli());
    double[] before = new double[(int) Math.max(0, latestHour - begin + 1)];
    for (int i = 0; i < before.length; i++) {
      before[i] = used[index(begin + i)];
    }
    return new Departure(was, to, fell, begin, before);
  }

  private void undo(Departure glitch) {
    falls -= glitch.fell() ? 1 : 0;
    rises -= glitch.fell() ? 0 : 1;
    for (int i = 0; i < glitch.used().length; i++) {
      if (glitch.firstHour() + i > latestHour - used.length) {
        used[index(glitch.firstHour() + i)] = glitch.used()[i];
      }
    }
  }

  private void spread(long from, long to, double amount) {
    double whole = to - from;
    int sign = to - from > LONG_GAP ? -1 : 1;
    for (long h = firstHour(from); h * MILLIS_OF_HOUR < to; h++) {
      long part = Math.min(to, (h + 1) * MILLIS_OF_HOUR) - Math.max(from, h * MILLIS_OF_HOUR);
      int i = index(h);
      used[i] += amount * part / whole;
      seen[i] = (int) (Math.abs(seen[i]) + part) * (seen[i] < 0 ? -1 : sign);
    }
  }

  /** The first hour that what begins at an instant counts in. */
  private long firstHour(long from) {
    return Math.max(Math.max(hour(from), firstCounted), latestHour - used.length + 1);
  }

  private static long hour(long millis) {
    return Math.floorDiv(millis, MILLIS_OF_HOUR);
  }

  private int index(long hour) {
    return (int) Math.floorMod(hour, (long) used.length);
  }

  /** Returns a day that it remembers, with counts of samples, which it does not keep by day. */
  public DayOfUse day(Instant begins, int fallsOfDay, int risesOfDay) {
    double[] usedInDay = new double[DayOfUse.HOURS];
    int[] seenInDay = new int[DayOfUse.HOURS];
    long begin = hour(begins.toEpochMilli());
    for (int hour = 0; hour < DayOfUse.HOURS; hour++) {
      int i = index(begin + hour);
      boolean remembered = begin + hour > latestHour - used.length && begin + hour <= latestHour;
      usedInDay[hour] = remembered ? used[i] : 0;
      seenInDay[hour] = remembered ? seen[i] : 0;
    }
    return new DayOfUse(begins, fallsOfDay, risesOfDay, usedInDay, seenInDay);
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
    return latestHour;
  }

  /** Returns how many hours up to the last one may hold something. */
  public int length() {
    return first == null
        ? 0
        : (int) Math.min(used.length, latestHour - hour(first.toEpochMilli()) + 1);
  }

  /** Returns what was used in an hour that is one of the last {@link #length}. */
  public double used(long hour) {
    return used[index(hour)];
  }

  /** Returns how much of an hour was seen, 0 to 1. */
  public double seen(long hour) {
    return Math.abs(seen[index(hour)]) / (double) MILLIS_OF_HOUR;
  }

  /** Returns whether an hour is part of an interval so long that only the sum is believed. */
  public boolean isInLongGap(long hour) {
    return seen[index(hour)] < 0;
  }

  /** Returns what was used in the last hours. */
  public double usedWithin(int hours) {
    double sum = 0;
    for (int age = 0; age < Math.min(hours, length()); age++) {
      sum += used(latestHour - age);
    }
    return sum;
  }

  /** Returns how much of the last hours was seen, in hours. */
  public double seenWithin(int hours) {
    long sum = 0;
    for (int age = 0; age < Math.min(hours, length()); age++) {
      sum += Math.abs(seen[index(latestHour - age)]);
    }
    return sum / (double) MILLIS_OF_HOUR;
  }

  /** Returns how many hours have passed since the last one with use; all if there is none. */
  public int hoursSinceUse() {
    int age = 0;
    while (age < length() && used(latestHour - age) == 0) {
      age++;
    }
    return age;
  }

  /** Returns the most hours that ever passed between two hours with use. */
  public int longestPause() {
    int longest = 0;
    int pause = 0;
    for (int age = hoursSinceUse(); age < length(); age++) {
      pause = used(latestHour - age) == 0 ? pause + 1 : 0;
      longest = Math.max(longest, pause);
    }
    return longest;
  }
}
