package dev.saldo.watch;

import dev.saldo.history.AccountPollState;
import dev.saldo.history.PollFailure;
import dev.saldo.history.PollResult;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.FailureStreak;
import dev.saldo.schedule.NodePreference;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The accounts of a plan with their next slots. Thread-safe. */
final class PollAgenda {

  /** The time by which a node lets the preferred one try first. */
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private Map<String, AgendaEntry> entries = Map.of();

  /** Replaces the accounts; those that stay keep their claims. */
  synchronized void replace(Collection<ScheduledAccount> accounts) {
    Map<String, AgendaEntry> fresh = new LinkedHashMap<>();
    for (ScheduledAccount account : accounts) {
      AgendaEntry entry = entries.get(account.name());
      if (entry == null) {
        entry = new AgendaEntry(account);
      } else {
        entry.replace(account);
      }
      fresh.put(account.name(), entry);
    }
    entries = fresh;
  }

  /** Takes over what earlier runs and other nodes recorded. */
  synchronized void resume(
      Collection<PollClaim> claims, Collection<AccountPollState> states, Instant now) {
    claims.forEach(claim -> noteClaim(claim, now));
    for (AccountPollState state : states) {
      AgendaEntry entry = entries.get(state.account());
      PollFailure failure = state.lastFailure();
      if (entry != null && failure != null) {
        entry.noteFailure(FailureStreak.add(null, failure.reason(), failure.observedAt(), null));
      }
    }
  }

  /**
   * Returns the slots that are due, those first that this node should try first.
   *
   * @param missed receives the account and slot of each slot that passed without a call
   */
  synchronized List<DueSlot> due(
      Instant now, String node, List<String> alive, BiConsumer<String, Instant> missed) {
    List<DueSlot> due = new ArrayList<>();
    for (AgendaEntry entry : entries.values()) {
      Optional<Instant> slot = entry.due(now);
      if (slot.isEmpty()) {
        entry.noteNothingDue(now);
      } else if (isMine(entry, slot.get(), now, node, alive)) {
        String name = entry.account().name();
        entry.missed(slot.get()).ifPresent(passed -> missed.accept(name, passed));
        due.add(new DueSlot(name, entry.account().provider(), slot.get()));
      }
    }
    return due;
  }

  private static boolean isMine(
      AgendaEntry entry, Instant slot, Instant now, String node, List<String> alive) {
    if (alive.size() < 2) {
      return true;
    }
    boolean preferred =
        NodePreference.find(entry.account().name(), alive).filter(node::equals).isPresent();
    if (preferred) {
      return true;
    }
    if (entry.account().timing() instanceof PollTiming.Adaptive) {
      entry.defer(now.plus(HEAD_START)); // only the preferred node knows its interval
      return false;
    }
    Instant turn = slot.plus(HEAD_START);
    if (now.isBefore(turn)) {
      entry.defer(turn);
      return false;
    }
    return true;
  }

  synchronized void noteClaim(PollClaim claim, Instant now) {
    AgendaEntry entry = entries.get(claim.account());
    if (entry != null) {
      entry.noteClaim(claim.slot(), now);
    }
  }

  synchronized void noteWait(DueSlot due, Instant now) {
    AgendaEntry entry = entries.get(due.account());
    if (entry != null) {
      entry.noteWait(due.slot(), now);
    }
  }

  synchronized void noteResult(PollResult result, Instant now) {
    AgendaEntry entry = entries.get(result.account().name());
    if (entry != null) {
      entry.noteResult(result, now);
    }
  }

  /** Changes the interval of an account if it follows the balance. */
  synchronized void choose(String account, Duration interval, Instant now) {
    AgendaEntry entry = entries.get(account);
    if (entry != null && entry.account().timing() instanceof PollTiming.Adaptive) {
      entry.choose(interval, now);
    }
  }

  synchronized Optional<ScheduledAccount> find(String account) {
    return Optional.ofNullable(entries.get(account)).map(AgendaEntry::account);
  }

  synchronized List<ScheduledAccount> accounts() {
    return entries.values().stream().map(AgendaEntry::account).toList();
  }

  /** Returns the provider of each account, by name. */
  synchronized Map<String, String> providers() {
    return entries.values().stream()
        .map(AgendaEntry::account)
        .collect(Collectors.toMap(ScheduledAccount::name, ScheduledAccount::provider));
  }
}
