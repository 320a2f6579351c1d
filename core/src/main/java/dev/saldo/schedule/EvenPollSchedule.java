package dev.saldo.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A schedule with the same time from each slot to the next. The accounts of a provider get
 * different phases, so that they are not all polled in the same second. Immutable and thread-safe.
 *
 * @param every the time from one slot to the next, more than 0
 * @param phase the first slot after 1970-01-01, at least 0 and less than {@code every}
 */
public record EvenPollSchedule(Duration every, Duration phase) implements PollSchedule {

  public EvenPollSchedule {
    if (every.toMillis() <= 0) {
      throw new IllegalArgumentException("every must be at least 1 ms, not " + every);
    }
    if (phase.isNegative() || phase.compareTo(every) >= 0) {
      throw new IllegalArgumentException("phase must be from 0 to less than every, not " + phase);
    }
  }

  /**
   * Returns the schedule of an account. Its phase follows from the name alone, so it is the same on
   * every node and after every restart.
   *
   * @param longest the longest interval that the account may change to. Intervals that divide it
   *     share their slots: a slot of a longer interval is one of a shorter interval as well
   */
  public static EvenPollSchedule of(String account, Duration every, Duration longest) {
    long phase = Long.remainderUnsigned(StableHash.hash(account), longest.toMillis());
    return new EvenPollSchedule(every, Duration.ofMillis(phase % every.toMillis()));
  }

  /** Returns the schedule of an account whose interval does not change. */
  public static EvenPollSchedule of(String account, Duration every) {
    return of(account, every, every);
  }

  @Override
  public Instant latest(Instant at) {
    long since = Math.floorMod(at.toEpochMilli() - phase.toMillis(), every.toMillis());
    return Instant.ofEpochMilli(at.toEpochMilli() - since);
  }

  @Override
  public Instant next(Instant after) {
    return latest(after).plus(every);
  }
}
