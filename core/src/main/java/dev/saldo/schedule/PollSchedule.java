package dev.saldo.schedule;

import java.time.Instant;

/**
 * The times at which an account is due to be polled. Each of them is a slot. Immutable and
 * thread-safe.
 */
public interface PollSchedule {

  /** Returns the latest due time at or before an instant, UTC. */
  Instant latest(Instant at);

  /** Returns the first due time after an instant, UTC. */
  Instant next(Instant after);
}
