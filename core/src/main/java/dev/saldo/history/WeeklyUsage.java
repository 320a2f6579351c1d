package dev.saldo.history;

import dev.saldo.StoreApi;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** What {@link HourlyUsage} knows of one week of UTC, which begins on Monday. Immutable. */
@StoreApi
public final class WeeklyUsage {

  /** The hours of a week of UTC. */
  public static final int HOURS = 7 * 24;

  private final Instant begins;
  private final long falls;
  private final long rises;
  private final double[] used;
  private final int[] seen;

  /**
   * Makes a week.
   *
   * @param begins its first midnight, UTC
   * @param falls how many samples of the week were lower than the one before
   * @param rises how many were higher
   * @param used what was used in each hour, in the unit of the series
   * @param seen how many milliseconds of each hour were seen; negative where the hour is part of a
   *     gap so long that only its sum says something
   */
  public WeeklyUsage(Instant begins, long falls, long rises, double[] used, int[] seen) {
    if (used.length != HOURS || seen.length != HOURS) {
      throw new IllegalArgumentException("a week has " + HOURS + " hours");
    }
    this.begins = begins;
    this.falls = falls;
    this.rises = rises;
    this.used = used.clone();
    this.seen = seen.clone();
  }

  /** Returns when the week of an instant begins, in UTC. */
  public static Instant begin(Instant at) {
    return at.atOffset(ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .truncatedTo(ChronoUnit.DAYS)
        .toInstant();
  }

  /** Returns its first midnight, UTC. */
  public Instant begins() {
    return begins;
  }

  /** Returns how many samples of the week were lower than the one before. */
  public long falls() {
    return falls;
  }

  /** Returns how many samples of the week were higher than the one before. */
  public long rises() {
    return rises;
  }

  /** Returns what was used in each hour, in the unit of the series; a copy. */
  public double[] used() {
    return used.clone();
  }

  /** Returns how many milliseconds of each hour were seen, negative in a long gap; a copy. */
  public int[] seen() {
    return seen.clone();
  }

  public boolean isEmpty() {
    return falls == 0 && rises == 0 && Arrays.stream(seen).allMatch(millis -> millis == 0);
  }
}
