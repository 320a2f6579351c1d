package dev.saldo.watch;

import dev.saldo.history.PollResult;
import dev.saldo.schedule.DuePoll;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.FailureStreak;
import dev.saldo.schedule.PollBackoff;
import dev.saldo.schedule.PollSchedule;
import dev.saldo.schedule.PollTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account with its next slot. Not thread-safe. */
final class AgendaEntry {

  /** The time to wait before a slot without a call left, or of another node, is tried again. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private ScheduledAccount account;
  private PollSchedule schedule;
  private Instant lookAt = Instant.MIN;
  private @Nullable Instant claimed;
  private @Nullable Instant awaited;
  private @Nullable FailureStreak streak;

  AgendaEntry(ScheduledAccount account) {
    this.account = account;
    this.schedule = schedule(account, null);
  }

  private static PollSchedule schedule(ScheduledAccount account, @Nullable Duration chosen) {
    return switch (account.timing()) {
      case PollTiming.Fixed fixed -> fixed.schedule();
      case PollTiming.Adaptive adaptive ->
          EvenPollSchedule.of(
              account.name(),
              chosen == null ? adaptive.interval().shortest() : chosen,
              adaptive.interval().longest());
    };
  }

  ScheduledAccount account() {
    return account;
  }

  /** Returns the slot to claim now; empty if none is due. */
  Optional<Instant> due(Instant now) {
    return now.isBefore(lookAt)
        ? Optional.empty()
        : DuePoll.find(schedule, now, claimed, pauseEnd());
  }

  /** Returns the slot that passed without a call while a later one became due; empty if none. */
  Optional<Instant> missed(Instant slot) {
    Instant before = awaited;
    return before != null && before.isBefore(slot) ? Optional.of(before) : Optional.empty();
  }

  /** Notes that a slot is claimed, by this node or another. */
  void noteClaim(Instant slot, Instant now) {
    if (claimed == null || slot.isAfter(claimed)) {
      claimed = slot;
    }
    awaited = null;
    lookAt = DuePoll.findNext(schedule, now, pauseEnd());
  }

  /** Notes that a due slot could not be claimed, because no call is left. */
  void noteWait(Instant slot, Instant now) {
    awaited = slot;
    lookAt = now.plus(SOON);
  }

  /** Notes that nothing is due now. */
  void noteNothingDue(Instant now) {
    if (!now.isBefore(lookAt)) {
      lookAt = DuePoll.findNext(schedule, now, pauseEnd());
    }
  }

  /** Lets this node wait, because another one should try first. */
  void defer(Instant until) {
    lookAt = until;
  }

  /** Notes a result, from which the pause after failures follows. */
  void noteResult(PollResult result, Instant now) {
    streak =
        switch (result) {
          case PollResult.Sampled sampled -> null;
          case PollResult.Failed failed ->
              FailureStreak.add(streak, failed.reason(), failed.observedAt(), failed.retryAfter());
        };
    lookAt = DuePoll.findNext(schedule, now, pauseEnd());
  }

  /** Notes a failure that was recorded before this node began. */
  void noteFailure(FailureStreak recorded) {
    streak = recorded;
  }

  /** Changes the interval of an account whose interval follows the balance. */
  void choose(Duration interval, Instant now) {
    schedule = schedule(account, interval);
    lookAt = DuePoll.findNext(schedule, now, pauseEnd());
  }

  /** Replaces the account. If it was opened again, its failures are forgotten. */
  @SuppressWarnings("ReferenceEquality") // an account opened again differs, even if equal
  void replace(ScheduledAccount replacement) {
    boolean reopened = replacement.account() != account.account();
    if (!replacement.timing().equals(account.timing())) {
      schedule = schedule(replacement, null);
    }
    account = replacement;
    if (reopened) {
      streak = null;
    }
    lookAt = Instant.MIN;
  }

  private @Nullable Instant pauseEnd() {
    return streak == null ? null : PollBackoff.findEnd(account.name(), streak);
  }
}
