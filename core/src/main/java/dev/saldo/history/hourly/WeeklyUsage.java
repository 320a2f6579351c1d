package dev.saldo.history.hourly;

import dev.saldo.StoreApi;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** The hourly usage of one UTC week, which starts on Monday. Immutable and thread-safe. */
@StoreApi
public final class WeeklyUsage {

  /** The number of hours of a UTC week. */
  public static final int HOURS = 7 * 24;

  private final Instant begins;
  private final long falls;
  private final long rises;
  private final double[] used;
  private final int[] seen;

  /**
   * Creates the usage of a week.
   *
   * @param begins the start of the week, UTC
   * @param falls the number of samples of the week that were lower than the previous one
   * @param rises the number of samples of the week that were higher than the previous one
   * @param used the usage of each hour, in the unit of the series
   * @param seen the observed milliseconds of each hour; negative if the hour is part of a gap so
   *     long that only its sum is used
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

  /** Returns the start of the week that contains an instant, UTC. */
  public static Instant begin(Instant at) {
    return at.atOffset(ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .truncatedTo(ChronoUnit.DAYS)
        .toInstant();
  }

  /** Returns the start of the week, UTC. */
  public Instant begins() {
    return begins;
  }

  /** Returns the number of samples of the week that were lower than the previous one. */
  public long falls() {
    return falls;
  }

  /** Returns the number of samples of the week that were higher than the previous one. */
  public long rises() {
    return rises;
  }

  /** Returns a copy of the usage of each hour, in the unit of the series. */
  public double[] used() {
    return used.clone();
  }

  /** Returns a copy of the observed milliseconds of each hour, negative in a long gap. */
  public int[] seen() {
    return seen.clone();
  }

  /** Returns whether the week has no changes and no observed time. */
  public boolean isEmpty() {
    return falls == 0 && rises == 0 && Arrays.stream(seen).allMatch(millis -> millis == 0);
  }
}
