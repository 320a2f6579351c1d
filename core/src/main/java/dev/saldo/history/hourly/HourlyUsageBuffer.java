package dev.saldo.history.hourly;

import dev.saldo.Internal;
import java.util.Arrays;

/** A sliding buffer of the last hours, with the usage and the observed milliseconds of each. */
@Internal
public final class HourlyUsageBuffer {

  /** The hours that can be added before old ones are shifted out. */
  private static final int SPARE = 28 * 24;

  private final int hours;
  private final double[] used;
  private final int[] seen;
  private long base = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;

  /** Creates an empty buffer of so many hours. */
  public HourlyUsageBuffer(int hours) {
    this.hours = hours;
    this.used = new double[hours + SPARE];
    this.seen = new int[hours + SPARE];
  }

  /** Makes room for an hour and drops the hours that are then too old. */
  public void reach(long hour) {
    base = latest == Long.MIN_VALUE ? hour : base;
    latest = Math.max(latest, hour);
    if (latest - base >= used.length) {
      long dropped = oldest() - base;
      int kept = (int) Math.max(0, used.length - dropped);
      System.arraycopy(used, used.length - kept, used, 0, kept);
      System.arraycopy(seen, seen.length - kept, seen, 0, kept);
      Arrays.fill(used, kept, used.length, 0);
      Arrays.fill(seen, kept, seen.length, 0);
      base += dropped;
    }
  }

  /** Returns the latest hour. */
  public long latest() {
    return latest;
  }

  /** Returns the oldest hour. */
  public long oldest() {
    return latest - hours + 1;
  }

  /** Returns the number of hours. */
  public int size() {
    return hours;
  }

  /** Returns the usage of an hour. */
  public double used(long hour) {
    return hour < base ? 0 : used[(int) (hour - base)];
  }

  /** Returns the observed milliseconds of an hour; negative in a long gap. */
  public int seen(long hour) {
    return hour < base ? 0 : seen[(int) (hour - base)];
  }

  /** Replaces the usage of an hour and of the following ones, except of those that are too old. */
  public void restore(long first, double[] before) {
    for (int i = 0; i < before.length; i++) {
      if (first + i >= oldest()) {
        used[(int) (first + i - base)] = before[i];
      }
    }
  }

  /** Adds to an hour in the buffer. */
  public void add(long hour, double amount, long millis, boolean inLongGap) {
    int i = (int) (hour - base);
    boolean gap = inLongGap || seen[i] < 0;
    used[i] += amount;
    seen[i] = (int) (Math.abs(seen[i]) + millis) * (gap ? -1 : 1);
  }

  /** Copies the first hours of a week. */
  public void put(long begin, int count, WeeklyUsage week) {
    reach(begin);
    reach(begin + count - 1);
    System.arraycopy(week.used(), 0, used, (int) (begin - base), count);
    System.arraycopy(week.seen(), 0, seen, (int) (begin - base), count);
  }
}
