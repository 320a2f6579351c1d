package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.history.AccountPollState;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.Selection;
import dev.saldo.schedule.PollClaim;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Records results, and the alerts that follow from them, in one transaction for all that wait. What
 * cannot be recorded because the database failed is kept and tried again; a result that cannot be
 * recorded although the database works is given up. Results are accepted from any thread.
 */
final class ResultRecorder {

  private static final int MOST_AT_ONCE = 500;

  /** A batch that fails so often is recorded one by one. */
  private static final int ATTEMPTS_TOGETHER = 3;

  private final AlertStore store;
  private final NodeBeat beat;
  private final PollAgenda agenda;
  private final AlertJudge judge;
  private final WatchListener listener;
  private final LinkedBlockingQueue<ReadingInClaim> waiting = new LinkedBlockingQueue<>();
  private volatile List<ReadingInClaim> unrecorded = List.of();
  private int attempts;

  /** What a transaction did. */
  private record Recorded(
      List<ReadingInClaim> kept,
      List<ReadingInClaim> lost,
      List<RefusedResult> refused,
      AlertJudge.Judgement judgement) {}

  ResultRecorder(
      AlertStore store,
      NodeBeat beat,
      PollAgenda agenda,
      AlertJudge judge,
      WatchListener listener) {
    this.store = store;
    this.beat = beat;
    this.agenda = agenda;
    this.judge = judge;
    this.listener = listener;
  }

  void accept(ReadingInClaim reading) {
    waiting.add(reading);
  }

  /** Returns the number of results that are not recorded yet. */
  int backlog() {
    return waiting.size() + unrecorded.size();
  }

  /**
   * Records what waits, after waiting for the first result. Not thread-safe.
   *
   * @return whether anything was recorded
   * @throws HistoryException if the database failed; call it again later
   */
  boolean record(long patienceMillis) throws InterruptedException {
    if (unrecorded.isEmpty()) {
      ReadingInClaim first = waiting.poll(patienceMillis, TimeUnit.MILLISECONDS);
      if (first == null) {
        return false;
      }
      List<ReadingInClaim> batch = new ArrayList<>();
      batch.add(first);
      waiting.drainTo(batch, MOST_AT_ONCE - 1);
      unrecorded = batch;
    }
    List<ReadingInClaim> batch = unrecorded;
    boolean again = attempts > 0;
    attempts++;
    try {
      Recorded recorded = store.write(transaction -> write(transaction, batch, again, true));
      finish(batch.size());
      announce(recorded);
    } catch (HistoryException e) {
      if (attempts < ATTEMPTS_TOGETHER) {
        throw e;
      }
      recordEach();
    } catch (RuntimeException e) {
      recordEach();
    }
    return true;
  }

  /** Records each result by itself, so that one that cannot be recorded costs no other. */
  private void recordEach() {
    while (!unrecorded.isEmpty()) {
      ReadingInClaim reading = unrecorded.getFirst();
      Recorded recorded = recordAlone(reading);
      finish(1);
      announce(recorded);
    }
  }

  /** Records a result, without rules if they cannot be judged. */
  private Recorded recordAlone(ReadingInClaim reading) {
    List<ReadingInClaim> one = List.of(reading);
    RuntimeException failure;
    try {
      return store.write(transaction -> write(transaction, one, true, true));
    } catch (RuntimeException e) {
      failure = e;
    }
    if (!(failure instanceof HistoryException)) {
      listener.on(new WatchEvent.Faulted("record", failure));
    }
    try {
      Recorded recorded = store.write(transaction -> write(transaction, one, true, false));
      if (failure instanceof HistoryException) {
        listener.on(new WatchEvent.Faulted("judge", failure));
      }
      return recorded;
    } catch (RuntimeException e) {
      return drop(reading, e);
    }
  }

  /** Gives a result up if the database works, which shows in a transaction that writes nothing. */
  private Recorded drop(ReadingInClaim reading, RuntimeException failure) {
    store.write(transaction -> transaction.confirm(Set.of()));
    String reason = "it cannot be recorded: " + failure.getMessage();
    return new Recorded(
        List.of(reading),
        List.of(),
        List.of(new RefusedResult(reading.result(), reason)),
        AlertJudge.Judgement.NONE);
  }

  private void finish(int recorded) {
    unrecorded = List.copyOf(unrecorded.subList(recorded, unrecorded.size()));
    attempts = unrecorded.isEmpty() ? 0 : attempts;
  }

  private Recorded write(
      AlertTransaction transaction, List<ReadingInClaim> batch, boolean again, boolean judging) {
    List<PollClaim> claims =
        batch.stream().map(ReadingInClaim::claim).filter(Objects::nonNull).toList();
    Set<PollClaim> valid = transaction.confirm(claims);
    Map<Boolean, List<ReadingInClaim>> split =
        batch.stream()
            .collect(
                Collectors.partitioningBy(
                    reading -> reading.claim() == null || valid.contains(reading.claim())));
    List<ReadingInClaim> kept = Objects.requireNonNull(split.get(true));
    List<ReadingInClaim> lost = Objects.requireNonNull(split.get(false));
    Set<PollResult> judged = again ? findRecorded(transaction, kept) : new HashSet<>();
    List<RefusedResult> refused =
        transaction.history().appendAccepted(kept.stream().map(ReadingInClaim::result).toList());
    refused.forEach(result -> judged.add(result.result()));
    AlertJudge.Judgement judgement =
        judging
            ? judge.judge(transaction, accounts(kept, judged), beat.now())
            : AlertJudge.Judgement.NONE;
    return new Recorded(kept, lost, refused, judgement);
  }

  /**
   * Returns the results that an attempt recorded although it seemed to fail: a reading is judged
   * only once, so that it is not counted as two in a row.
   */
  private static Set<PollResult> findRecorded(
      AlertTransaction transaction, List<ReadingInClaim> kept) {
    Map<String, Instant> latest = new HashMap<>();
    Set<String> names =
        kept.stream().map(reading -> reading.result().account().name()).collect(Collectors.toSet());
    if (!names.isEmpty()) {
      for (AccountPollState state : transaction.history().accounts(Selection.of(names))) {
        if (state.lastPolledAt() != null) {
          latest.put(state.account(), state.lastPolledAt());
        }
      }
    }
    return kept.stream()
        .map(ReadingInClaim::result)
        .filter(
            result ->
                !latest
                    .getOrDefault(result.account().name(), Instant.MIN)
                    .isBefore(result.observedAt().truncatedTo(ChronoUnit.MILLIS)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Collection<ScheduledAccount> accounts(List<ReadingInClaim> kept, Set<PollResult> judged) {
    Map<String, ScheduledAccount> accounts = new HashMap<>();
    for (ReadingInClaim reading : kept) {
      if (!judged.contains(reading.result())) {
        String name = reading.result().account().name();
        agenda.find(name).ifPresent(found -> accounts.put(name, found));
      }
    }
    return accounts.values();
  }

  private void announce(Recorded recorded) {
    Instant now = beat.now();
    Map<PollResult, String> reasons =
        recorded.refused().stream()
            .collect(Collectors.toMap(RefusedResult::result, RefusedResult::reason, (a, b) -> a));
    recorded
        .kept()
        .forEach(
            reading ->
                reading.recorded().complete(Optional.ofNullable(reasons.get(reading.result()))));
    for (ReadingInClaim reading : recorded.kept()) {
      PollClaim claim = reading.claim();
      agenda.noteResult(reading.result(), now);
      if (claim != null) {
        agenda.noteEnd(claim.account());
      }
      listener.on(new WatchEvent.Polled(reading.result(), claim == null ? null : claim.slot()));
    }
    for (ReadingInClaim reading : recorded.lost()) {
      PollClaim claim = Objects.requireNonNull(reading.claim());
      reading.recorded().complete(Optional.of("another node took the slot over"));
      agenda.noteEnd(claim.account());
      listener.on(new WatchEvent.ClaimLost(claim.account(), claim.slot()));
    }
    for (RefusedResult refused : recorded.refused()) {
      listener.on(
          new WatchEvent.ResultRefused(refused.result().account().name(), refused.reason()));
    }
    recorded.judgement().intervals().forEach((name, chosen) -> agenda.choose(name, chosen, now));
    recorded.judgement().posted().forEach(listener::on);
  }
}
