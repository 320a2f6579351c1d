package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import dev.saldo.schedule.PollClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
 * cannot be recorded because the database failed is kept and tried again. Results are accepted from
 * any thread.
 */
final class ResultRecorder {

  private static final int MOST_AT_ONCE = 500;

  private final AlertStore store;
  private final NodeBeat beat;
  private final PollAgenda agenda;
  private final AlertJudge judge;
  private final WatchListener listener;
  private final LinkedBlockingQueue<ReadingInClaim> waiting = new LinkedBlockingQueue<>();
  private volatile List<ReadingInClaim> unrecorded = List.of();

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
   * Records what waits, after waiting for the first result. For one thread at a time.
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
    Recorded recorded = store.write(transaction -> write(transaction, batch));
    unrecorded = List.of();
    announce(recorded);
    return true;
  }

  private Recorded write(AlertTransaction transaction, List<ReadingInClaim> batch) {
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
    List<RefusedResult> refused =
        transaction.history().appendAccepted(kept.stream().map(ReadingInClaim::result).toList());
    AlertJudge.Judgement judgement = judge.judge(transaction, accounts(kept, refused), beat.now());
    return new Recorded(kept, lost, refused, judgement);
  }

  private Collection<ScheduledAccount> accounts(
      List<ReadingInClaim> kept, List<RefusedResult> refused) {
    Set<PollResult> left = refused.stream().map(RefusedResult::result).collect(Collectors.toSet());
    Map<String, ScheduledAccount> accounts = new HashMap<>();
    for (ReadingInClaim reading : kept) {
      if (!left.contains(reading.result())) {
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
      listener.on(new WatchEvent.Polled(reading.result(), claim == null ? null : claim.slot()));
    }
    for (ReadingInClaim reading : recorded.lost()) {
      PollClaim claim = Objects.requireNonNull(reading.claim());
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
