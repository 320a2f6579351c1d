package dev.saldo.history;

import java.time.Instant;
import java.util.Arrays;

/**
 * What {@link UseByHour} knows of one day of UTC. For those who build a {@link BalanceHistory}.
 * Immutable.
 */
public final class DayOfUse {

  /** The hours of a day of UTC. */
  public static final int HOURS = 24;

  private final Instant begins;
  private final int falls;
  private final int rises;
  private final double[] used;
  private final int[] seen;

  /**
   * Makes a day.
   *
   * @param begins its midnight, UTC
   * @param falls how many samples of the day were lower than the one before
   * @param rises how many were higher
   * @param used what was used in each hour, in the unit of the series
   * @param seen how many milliseconds of each hour were seen; negative where the hour is part of a
   *     gap so long that only its sum says something
   */
  public DayOfUse(Instant begins, int falls, int rises, double[] used, int[] seen) {
    if (used.length != HOURS || seen.length != HOURS) {
      throw new IllegalArgumentException("a day has " + HOURS + " hours");
    }
    this.begins = begins;
    this.falls = falls;
    this.rises = rises;
    this.used = used.clone();
    this.seen = seen.clone();
  }

  /** Returns its midnight, UTC. */
  public Instant begins() {
    return begins;
  }

  /** Returns how many samples of the day were lower than the one before. */
  public int falls() {
    return falls;
  }

  /** Returns how many samples of the day were higher than the one before. */
  public int rises() {
    return rises;
  }

  /** Returns what was used in an hour, 0 to 23, in the unit of the series. */
  public double used(int hour) {
    return used[hour];
  }

  /** Returns how many milliseconds of an hour were seen; negative in a long gap. */
  public int seen(int hour) {
    return seen[hour];
  }

  /** Returns whether the day says nothing. */
  public boolean isEmpty() {
    return falls == 0 && rises == 0 && Arrays.stream(seen).allMatch(millis -> millis == 0);
  }
}
