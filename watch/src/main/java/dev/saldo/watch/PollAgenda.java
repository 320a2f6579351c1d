package dev.saldo.watch;

import dev.saldo.history.AccountPollState;
import dev.saldo.history.PollResult;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.NodePreference;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The accounts of a plan with their next slots. Thread-safe. */
final class PollAgenda {

  /** The time by which a node lets the preferred one try first. */
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private Map<String, AgendaEntry> entries = Map.of();

  /** Replaces the accounts; those that stay keep their claims. */
  synchronized void replace(Collection<ScheduledAccount> accounts, Instant now) {
    Map<String, AgendaEntry> fresh = new LinkedHashMap<>();
    for (ScheduledAccount account : accounts) {
      AgendaEntry entry = entries.get(account.name());
      if (entry == null) {
        entry = new AgendaEntry(account);
      } else {
        entry.replace(account, now);
      }
      fresh.put(account.name(), entry);
    }
    entries = fresh;
  }

  /** Takes over what earlier runs and other nodes recorded. */
  synchronized void resume(
      Collection<PollClaim> claims, Collection<AccountPollState> states, Instant now) {
    claims.forEach(claim -> noteClaim(claim, false, now));
    Set<String> unread = new HashSet<>(entries.keySet());
    for (AccountPollState state : states) {
      noteState(state);
      unread.remove(state.account());
    }
    noteUnread(unread);
  }

  /** Takes over the outcome of the latest poll of an account, whoever made it. */
  synchronized void noteState(AccountPollState state) {
    AgendaEntry entry = entries.get(state.account());
    if (entry != null) {
      entry.noteRecorded(state.lastFailure());
    }
  }

  /** Notes that the history does not know some accounts. */
  synchronized void noteUnread(Collection<String> accounts) {
    for (String account : accounts) {
      AgendaEntry entry = entries.get(account);
      if (entry != null) {
        entry.noteRecorded(null);
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
    record Candidate(DueSlot slot, Instant servedAt) {}
    List<Candidate> due = new ArrayList<>();
    for (AgendaEntry entry : entries.values()) {
      if (entry.isBusy()) {
        continue;
      }
      Optional<Instant> slot = entry.due(now);
      if (slot.isEmpty()) {
        entry.noteNothingDue(now);
      } else if (isMine(entry, slot.get(), now, node, alive)) {
        ScheduledAccount account = entry.account();
        Optional<Instant> passed = entry.takeMissed(slot.get());
        if (isPreferred(entry, node, alive)) {
          passed.ifPresent(before -> missed.accept(account.name(), before));
        }
        DueSlot candidate = new DueSlot(account.name(), account.provider(), slot.get());
        due.add(new Candidate(candidate, entry.servedAt()));
      }
    }
    due.sort(Comparator.comparing(Candidate::servedAt));
    return due.stream().map(Candidate::slot).toList();
  }

  /** Returns the slots about whose accounts another node may know more. */
  synchronized List<DueSlot> uncertain(List<DueSlot> due) {
    return due.stream()
        .filter(
            slot -> {
              AgendaEntry entry = entries.get(slot.account());
              return entry != null && !entry.isCertain();
            })
        .toList();
  }

  /** Returns whether a slot is still to be claimed. */
  synchronized boolean isDue(DueSlot slot, Instant now) {
    AgendaEntry entry = entries.get(slot.account());
    return entry != null && entry.isDue(slot.slot(), now);
  }

  private static boolean isMine(
      AgendaEntry entry, Instant slot, Instant now, String node, List<String> alive) {
    if (isPreferred(entry, node, alive)) {
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

  private static boolean isPreferred(AgendaEntry entry, String node, List<String> alive) {
    return alive.size() < 2
        || NodePreference.find(entry.account().name(), alive).filter(node::equals).isPresent();
  }

  synchronized void noteClaim(PollClaim claim, boolean mine, Instant now) {
    AgendaEntry entry = entries.get(claim.account());
    if (entry != null) {
      entry.noteClaim(claim.slot(), mine, now);
    }
  }

  /** Notes that this node polls an account. */
  synchronized void noteStart(String account) {
    AgendaEntry entry = entries.get(account);
    if (entry != null) {
      entry.noteStart();
    }
  }

  /** Notes that the poll of an account is recorded, or lost. */
  synchronized void noteEnd(String account) {
    AgendaEntry entry = entries.get(account);
    if (entry != null) {
      entry.noteEnd();
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

  /** Returns the time of the next poll of each account, by name. */
  synchronized Map<String, Instant> next(Instant now) {
    return entries.values().stream()
        .collect(Collectors.toMap(entry -> entry.account().name(), entry -> entry.next(now)));
  }

  /** Returns the provider of each account without a due slot, by name: a due slot supersedes. */
  synchronized Map<String, String> idleProviders(Instant now) {
    return entries.values().stream()
        .filter(entry -> !entry.isBusy() && entry.due(now).isEmpty())
        .map(AgendaEntry::account)
        .collect(Collectors.toMap(ScheduledAccount::name, ScheduledAccount::provider));
  }
}
