package dev.saldo.watch;

import dev.saldo.history.PollFailure;
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
  private Instant forgivenBefore = Instant.MIN;
  private boolean busy;
  private boolean certain;

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
    return busy || now.isBefore(lookAt)
        ? Optional.empty()
        : DuePoll.find(schedule, now, claimed, pauseEnd());
  }

  /** Returns whether a slot is still to be claimed, after more became known. */
  boolean isDue(Instant slot, Instant now) {
    return !busy
        && DuePoll.find(schedule, now, claimed, pauseEnd()).filter(slot::equals).isPresent();
  }

  /** Returns the time of the next poll, after the pause that follows failures. */
  Instant next(Instant now) {
    return DuePoll.findNext(schedule, now, pauseEnd());
  }

  /**
   * Returns the slot that passed without a call while a later one became due, each only once; empty
   * if none did.
   */
  Optional<Instant> takeMissed(Instant slot) {
    Instant before = awaited;
    if (before == null || !before.isBefore(slot)) {
      return Optional.empty();
    }
    awaited = null;
    return Optional.of(before);
  }

  /** Returns the latest slot that was claimed, so that scarce calls go round. */
  Instant servedAt() {
    return claimed == null ? Instant.MIN : claimed;
  }

  /** Returns whether this node knows the outcome of the latest poll, whoever made it. */
  boolean isCertain() {
    return certain;
  }

  /** Returns whether a poll of this node is in progress or not recorded yet. */
  boolean isBusy() {
    return busy;
  }

  /** Notes that this node polls; the next slot waits for the record of the result. */
  void noteStart() {
    busy = true;
  }

  /** Notes that the poll is recorded, or lost. */
  void noteEnd() {
    busy = false;
    lookAt = Instant.MIN;
  }

  /** Notes that a slot is claimed, by this node or another. */
  void noteClaim(Instant slot, boolean mine, Instant now) {
    certain &= mine;
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
    certain = false;
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
    certain = true;
    lookAt = DuePoll.findNext(schedule, now, pauseEnd());
  }

  /** Notes the outcome of the latest poll, of whatever node; null if it did not fail. */
  void noteRecorded(@Nullable PollFailure failure) {
    certain = true;
    if (failure == null || failure.observedAt().isBefore(forgivenBefore)) {
      streak = null;
    } else if (streak == null || streak.lastAt().isBefore(failure.observedAt())) {
      streak = FailureStreak.add(streak, failure.reason(), failure.observedAt(), null);
    }
  }

  /** Changes the interval of an account whose interval follows the balance. */
  void choose(Duration interval, Instant now) {
    schedule = schedule(account, interval);
    lookAt = DuePoll.findNext(schedule, now, pauseEnd());
  }

  /** Replaces the account. If its settings changed, its failures are forgotten. */
  void replace(ScheduledAccount replacement, Instant now) {
    boolean changed = replacement.isChangedFrom(account);
    if (!replacement.timing().equals(account.timing())) {
      schedule = schedule(replacement, null);
    }
    account = replacement;
    if (changed) {
      streak = null;
      forgivenBefore = now;
    }
    lookAt = Instant.MIN;
  }

  private @Nullable Instant pauseEnd() {
    return streak == null ? null : PollBackoff.findEnd(account.name(), streak);
  }
}
