package dev.saldo.watch;

import dev.saldo.account.OpenAccount;
import dev.saldo.history.PollResult;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Claims the slots that are due and starts their polls. Thread-safe. */
final class PollDispatcher {

  private static final int MOST_CLAIMS = 1_000;
  private static final int MOST_UNRECORDED = 20_000;

  private final PollClaims claims;
  private final NodeBeat beat;
  private final PollAgenda agenda;
  private final BalancePoller poller;
  private final ResultRecorder recorder;
  private final ExecutorService calls;
  private final WatchListener listener;
  private final AtomicInteger running = new AtomicInteger();
  private volatile Map<String, CallRate> rates = Map.of();

  PollDispatcher(
      PollClaims claims,
      NodeBeat beat,
      PollAgenda agenda,
      BalancePoller poller,
      ResultRecorder recorder,
      ExecutorService calls,
      WatchListener listener) {
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
    if (beat.isFenced() || recorder.backlog() > MOST_UNRECORDED) {
      return;
    }
    List<DueSlot> due =
        agenda.due(
            beat.now(),
            beat.node(),
            beat.alive(),
            (account, slot) -> listener.on(new WatchEvent.SlotMissed(account, slot)));
    for (int from = 0; from < due.size(); from += MOST_CLAIMS) {
      claim(due.subList(from, Math.min(due.size(), from + MOST_CLAIMS)));
    }
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
    Set<String> names = lost.stream().map(DueSlot::account).collect(Collectors.toSet());
    Map<String, PollClaim> latest = byAccount(claims.latest(names));
    Instant now = beat.now();
    for (DueSlot slot : lost) {
      PollClaim claim = latest.get(slot.account());
      if (claim != null && !claim.slot().isBefore(slot.slot())) {
        agenda.noteClaim(claim, now);
      } else {
        agenda.noteWait(slot, now);
      }
    }
  }

  private static Map<String, PollClaim> byAccount(List<PollClaim> found) {
    return found.stream().collect(Collectors.toMap(PollClaim::account, Function.identity()));
  }

  /** Takes over what nodes that died left behind. */
  void takeOver() {
    if (!beat.isFenced()) {
      claims.takeOver(beat.node(), agenda.providers(), rates).forEach(this::start);
    }
  }

  private void start(PollClaim claim) {
    agenda.noteClaim(claim, beat.now());
    agenda
        .find(claim.account())
        .map(ScheduledAccount::account)
        .ifPresent(account -> start(account, claim));
  }

  private void start(OpenAccount account, PollClaim claim) {
    running.incrementAndGet();
    try {
      calls.execute(() -> poll(account, claim));
    } catch (RejectedExecutionException e) {
      running.decrementAndGet(); // the watch ends; another node takes the slot over
    }
  }

  private void poll(OpenAccount account, PollClaim claim) {
    try {
      if (beat.isFenced()) {
        return; // the process was stopped after its claim
      }
      for (PollResult result : poller.poll(List.of(account))) {
        recorder.accept(ReadingInClaim.of(claim, result));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.decrementAndGet();
    }
  }

  /** Returns the number of polls in progress. */
  int running() {
    return running.get();
  }
}
