package dev.saldo.runway;

import dev.saldo.history.RunningTotals;
import dev.saldo.history.TotalledSample;
import dev.saldo.usage.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one series used in each hour of UTC of the last 180 days, and how much of the hour was seen.
 * Use between two samples is spread evenly over the time between them. An interval that holds a
 * rise hides some use and is left out, as are corrections. Needs the same memory whatever the
 * length of the history. Not safe for use by several threads.
 */
public final class UseByHour {

  /** How far back it remembers. */
  public static final Duration MEMORY = Duration.ofDays(180);

  /** The same, in hours. */
  static final int HOURS = (int) MEMORY.toHours();

  private static final long MILLIS_OF_HOUR = 3_600_000;

  private final List<Change> corrections;
  private final double[] used;
  private final double[] seen;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable BigDecimal level;
  private @Nullable RunningTotals totals;
  private long latestHour;
  private long falls;
  private long rises;

  /** Begins a series without corrections. */
  public UseByHour() {
    this(List.of());
  }

  /**
   * Begins a series.
   *
   * @param corrections changes that are not use, falls among them
   */
  public UseByHour(List<Change> corrections) {
    this(corrections, HOURS);
  }

  /** Begins a series of which some other number of hours is remembered. */
  UseByHour(List<Change> corrections, int hours) {
    this.corrections = corrections.stream().filter(c -> c.amount().signum() < 0).toList();
    this.used = new double[hours];
    this.seen = new double[hours];
  }

  /**
   * Adds the next sample.
   *
   * @param at when, UTC, later than the sample before
   * @param newLevel the level, turned so that use lowers it; null if no number was stated, which
   *     begins a new stretch
   */
  public void add(Instant at, @Nullable BigDecimal newLevel) {
    Instant before = advance(at);
    BigDecimal was = level;
    level = newLevel;
    totals = null;
    if (before == null || was == null || newLevel == null) {
      return;
    }
    BigDecimal fallen = was.subtract(newLevel);
    move(before, at, fallen.max(BigDecimal.ZERO), fallen.negate().max(BigDecimal.ZERO));
  }

  /**
   * Adds a later sample of a history; those between it and the one before may be missing, because
   * its totals tell what was used until then. A window that also holds a rise is left out.
   */
  public void add(TotalledSample sample) {
    Instant before = advance(sample.observedAt());
    RunningTotals was = totals;
    BigDecimal levelBefore = level;
    totals = sample.totals();
    level = sample.level();
    if (before == null || was == null || levelBefore == null || level == null) {
      return;
    }
    move(
        before,
        sample.observedAt(),
        totals.fallen().subtract(was.fallen()),
        totals.risen().subtract(was.risen()));
  }

  private @Nullable Instant advance(Instant at) {
    Instant before = last;
    if (before != null && !at.isAfter(before)) {
      throw new IllegalArgumentException(at + " is not after " + before);
    }
    long hour = Math.floorDiv(at.toEpochMilli(), MILLIS_OF_HOUR);
    if (before == null) {
      first = at;
    } else {
      for (long h = Math.max(latestHour + 1, hour - used.length + 1); h <= hour; h++) {
        used[index(h)] = 0;
        seen[index(h)] = 0;
      }
    }
    latestHour = hour;
    last = at;
    return before;
  }

  private void move(Instant from, Instant to, BigDecimal fallen, BigDecimal risen) {
    falls += fallen.signum();
    rises += risen.signum();
    if (risen.signum() == 0 && corrections.stream().noneMatch(c -> touches(c, from, to))) {
      spread(from.toEpochMilli(), to.toEpochMilli(), fallen.doubleValue());
    }
  }

  private static boolean touches(Change change, Instant from, Instant to) {
    return change.after().isBefore(to) && change.observedAt().isAfter(from);
  }

  private void spread(long from, long to, double amount) {
    double whole = to - from;
    long oldest = latestHour - used.length + 1;
    for (long h = Math.max(Math.floorDiv(from, MILLIS_OF_HOUR), oldest);
        h * MILLIS_OF_HOUR < to;
        h++) {
      double part = Math.min(to, (h + 1) * MILLIS_OF_HOUR) - Math.max(from, h * MILLIS_OF_HOUR);
      used[index(h)] += amount * part / whole;
      seen[index(h)] += part / MILLIS_OF_HOUR;
    }
  }

  private int index(long hour) {
    return (int) Math.floorMod(hour, (long) used.length);
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
  long latestHour() {
    return latestHour;
  }

  /** Returns how many hours up to the last one may hold something. */
  int length() {
    if (first == null) {
      return 0;
    }
    long begin = Math.floorDiv(first.toEpochMilli(), MILLIS_OF_HOUR);
    return (int) Math.min(used.length, latestHour - begin + 1);
  }

  /** Returns what was used in an hour that is one of the last {@link #length}. */
  double used(long hour) {
    return used[index(hour)];
  }

  /** Returns how much of an hour was seen, 0 to 1. */
  double seen(long hour) {
    return seen[index(hour)];
  }

  /** Returns what was used in the last hours. */
  double usedWithin(int hours) {
    return sum(used, hours);
  }

  /** Returns how much of the last hours was seen, in hours. */
  double seenWithin(int hours) {
    return sum(seen, hours);
  }

  private double sum(double[] values, int hours) {
    double sum = 0;
    for (int age = 0; age < Math.min(hours, length()); age++) {
      sum += values[index(latestHour - age)];
    }
    return sum;
  }

  /** Returns how many hours have passed since the last one with use; all if there is none. */
  int hoursSinceUse() {
    int age = 0;
    while (age < length() && used[index(latestHour - age)] == 0) {
      age++;
    }
    return age;
  }

  /** Returns the most hours that ever passed between two hours with use. */
  int longestPause() {
    int longest = 0;
    int pause = 0;
    for (int age = hoursSinceUse(); age < length(); age++) {
      pause = used[index(latestHour - age)] == 0 ? pause + 1 : 0;
      longest = Math.max(longest, pause);
    }
    return longest;
  }
}
