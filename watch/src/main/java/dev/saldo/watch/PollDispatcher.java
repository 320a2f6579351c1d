package dev.saldo.watch;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Claims the slots that are due and starts their polls. Thread-safe. */
final class PollDispatcher {

  private static final int MOST_CLAIMS = 1_000;
  private static final int MOST_UNRECORDED = 20_000;

  private final BalanceHistory history;
  private final PollClaims claims;
  private final NodeBeat beat;
  private final PollAgenda agenda;
  private final BalancePoller poller;
  private final ResultRecorder recorder;
  private final ExecutorService calls;
  private final WatchListener listener;
  private final AtomicInteger running = new AtomicInteger();
  private final LinkedBlockingQueue<PollClaim> putOff = new LinkedBlockingQueue<>();
  private volatile Map<String, CallRate> rates = Map.of();
  private volatile boolean fenced;

  PollDispatcher(
      BalanceHistory history,
      PollClaims claims,
      NodeBeat beat,
      PollAgenda agenda,
      BalancePoller poller,
      ResultRecorder recorder,
      ExecutorService calls,
      WatchListener listener) {
    this.history = history;
    this.claims = claims;
    this.beat = beat;
    this.agenda = agenda;
    this.poller = poller;
    this.recorder = recorder;
    this.calls = calls;
    this.listener = listener;
  }

  void limit(Map<String, CallRate> allowed) {
    rates = Map.copyOf(allowed);
  }

  /** Claims what is due now and starts it. */
  void dispatch() {
    if (beat.isFenced()) {
      if (!fenced) {
        fenced = true;
        listener.on(new WatchEvent.Fenced());
      }
      return;
    }
    fenced = false;
    resume();
    if (recorder.backlog() > MOST_UNRECORDED) {
      return;
    }
    List<DueSlot> due =
        learn(
            agenda.due(
                beat.now(),
                beat.node(),
                beat.alive(),
                (account, slot) -> listener.on(new WatchEvent.SlotMissed(account, slot))));
    for (int from = 0; from < due.size(); from += MOST_CLAIMS) {
      claim(due.subList(from, Math.min(due.size(), from + MOST_CLAIMS)));
    }
  }

  /** Leaves out what other nodes have done, or what must wait because of what they saw. */
  private List<DueSlot> learn(List<DueSlot> due) {
    List<DueSlot> uncertain = agenda.uncertain(due);
    if (uncertain.isEmpty()) {
      return due;
    }
    Instant now = beat.now();
    Map<String, PollClaim> latest = byAccount(claims.latest(names(uncertain)));
    Set<String> open = new HashSet<>();
    for (DueSlot slot : uncertain) {
      PollClaim claim = latest.get(slot.account());
      if (claim != null && !claim.slot().isBefore(slot.slot())) {
        agenda.noteClaim(claim, false, now);
      } else {
        open.add(slot.account());
      }
    }
    if (!open.isEmpty()) {
      for (AccountPollState state : history.accounts(Selection.of(open))) {
        agenda.noteState(state);
        open.remove(state.account());
      }
      agenda.noteUnread(open);
    }
    return due.stream().filter(slot -> agenda.isDue(slot, now)).toList();
  }

  private void claim(List<DueSlot> due) {
    Map<String, PollClaim> won = byAccount(claims.claim(beat.node(), due, rates));
    won.values().forEach(this::start);
    List<DueSlot> lost = due.stream().filter(slot -> !won.containsKey(slot.account())).toList();
    if (!lost.isEmpty()) {
      settleLost(lost);
    }
  }

  /** A slot was lost either to another node, or because the provider allows no more calls now. */
  private void settleLost(List<DueSlot> lost) {
    Map<String, PollClaim> latest = byAccount(claims.latest(names(lost)));
    Instant now = beat.now();
    for (DueSlot slot : lost) {
      PollClaim claim = latest.get(slot.account());
      if (claim != null && !claim.slot().isBefore(slot.slot())) {
        agenda.noteClaim(claim, false, now);
      } else {
        agenda.noteWait(slot, now);
      }
    }
  }

  private static Set<String> names(List<DueSlot> slots) {
    return slots.stream().map(DueSlot::account).collect(Collectors.toSet());
  }

  private static Map<String, PollClaim> byAccount(List<PollClaim> found) {
    return found.stream().collect(Collectors.toMap(PollClaim::account, Function.identity()));
  }

  /** Takes over what nodes that died left behind. */
  void takeOver() {
    if (!beat.isFenced()) {
      claims.takeOver(beat.node(), agenda.idleProviders(beat.now()), rates).forEach(this::start);
    }
  }

  /** Starts the claims again that were put off while this node was fenced, if they still hold. */
  private void resume() {
    List<PollClaim> waiting = new ArrayList<>();
    putOff.drainTo(waiting);
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, PollClaim> latest;
    try {
      latest = byAccount(claims.latest(waiting.stream().map(PollClaim::account).toList()));
    } catch (RuntimeException e) {
      putOff.addAll(waiting);
      throw e;
    }
    for (PollClaim claim : waiting) {
      if (claim.equals(latest.get(claim.account()))) {
        start(claim);
      } else {
        agenda.noteEnd(claim.account());
        listener.on(new WatchEvent.ClaimLost(claim.account(), claim.slot()));
      }
    }
  }

  private void start(PollClaim claim) {
    beat.reach(claim.claimedAt());
    agenda.noteClaim(claim, true, beat.now());
    agenda
        .find(claim.account())
        .map(ScheduledAccount::account)
        .ifPresent(account -> start(account, claim));
  }

  private void start(OpenAccount account, PollClaim claim) {
    agenda.noteStart(claim.account());
    running.incrementAndGet();
    try {
      calls.execute(() -> poll(account, claim));
    } catch (RejectedExecutionException e) {
      running.decrementAndGet(); // the watch ends; another node takes the slot over
    }
  }

  private void poll(OpenAccount account, PollClaim claim) {
    boolean done = false;
    try {
      if (beat.isFenced()) {
        putOff.add(claim); // the process was stopped after its claim
        done = true;
        return;
      }
      for (PollResult result : poller.poll(List.of(account))) {
        recorder.accept(ReadingInClaim.of(claim, result));
        done = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      listener.on(new WatchEvent.Faulted("poll", e));
    } finally {
      running.decrementAndGet();
      if (!done) {
        agenda.noteEnd(claim.account());
      }
    }
  }

  /** Returns the number of polls in progress. */
  int running() {
    return running.get();
  }
}
