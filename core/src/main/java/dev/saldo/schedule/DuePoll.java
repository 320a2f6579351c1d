package dev.saldo.schedule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decision which slot of an account is due. Stateless and thread-safe. */
public final class DuePoll {

  private DuePoll() {}

  /**
   * Returns the slot to poll now, UTC. Slots missed while nothing ran are made up by the newest of
   * them only. Empty if that slot was already claimed, or lies in the pause after a failure.
   *
   * @param now the time of the database's clock, UTC
   * @param claimed the latest slot that any node claimed; null if there is none
   * @param pauseEnd the end of the pause after failures; null if the last poll succeeded
   */
  public static Optional<Instant> find(
      PollSchedule schedule, Instant now, @Nullable Instant claimed, @Nullable Instant pauseEnd) {
    if (pauseEnd != null && now.isBefore(pauseEnd)) {
      return Optional.empty();
    }
    Instant slot = schedule.latest(now);
    boolean done = claimed != null && !claimed.isBefore(slot);
    return done ? Optional.empty() : Optional.of(slot);
  }

  /**
   * Returns when to look again, UTC: the first slot that is still unclaimed and outside of the
   * pause.
   */
  public static Instant findNext(PollSchedule schedule, Instant now, @Nullable Instant pauseEnd) {
    return pauseEnd == null || !now.isBefore(pauseEnd) ? schedule.next(now) : pauseEnd;
  }
}
