package dev.saldo.history.jooq.claim;

import dev.saldo.history.jooq.database.AsideDurability;
import dev.saldo.history.jooq.database.DatabaseClock;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.NodeStamp;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The claims in the database of a history. Each call is one transaction aside from the history; it
 * locks the budgets before the slots. Thread-safe.
 */
public final class JooqPollClaims implements PollClaims {

  private final Supplier<HistoryDatabase> history;

  /**
   * Creates the claims.
   *
   * @param history returns the database, or throws if the history is closed
   */
  public JooqPollClaims(Supplier<HistoryDatabase> history) {
    this.history = history;
  }

  @Override
  public NodeStamp stamp(String node) {
    return write(sql -> NodeRows.stamp(sql, node));
  }

  @Override
  public List<PollClaim> claim(String node, List<DueSlot> due, Map<String, CallRate> rates) {
    return due.isEmpty() ? List.of() : write(sql -> claim(sql, node, due, rates));
  }

  @Override
  public List<PollClaim> takeOver(
      String node, Map<String, String> providers, Map<String, CallRate> rates) {
    return providers.isEmpty() ? List.of() : write(sql -> takeOver(sql, node, providers, rates));
  }

  @Override
  public List<PollClaim> latest() {
    return read(PollSlotRows::all);
  }

  @Override
  public List<PollClaim> latest(Collection<String> accounts) {
    return read(
        sql ->
            PollSlotRows.find(sql, accounts, false).values().stream()
                .sorted(Comparator.comparing(PollClaim::account))
                .toList());
  }

  @Override
  public void spend(String provider, CallRate rate, int calls) {
    write(
        sql -> {
          CallBudgetRows budgets =
              CallBudgetRows.lock(sql, Map.of(provider, rate), List.of(provider));
          budgets.spend(provider, calls);
          budgets.store();
          return calls;
        });
  }

  @Override
  public void leave(String node) {
    write(sql -> NodeRows.leave(sql, node));
  }

  @Override
  public void forget(Collection<String> configuredAccounts, Duration deadFor) {
    write(
        sql -> {
          Instant before = DatabaseClock.now(sql).minus(deadFor);
          PollSlotRows.forget(sql, configuredAccounts, before);
          return NodeRows.forget(sql, before);
        });
  }

  private static List<PollClaim> claim(
      DSLContext sql, String node, List<DueSlot> due, Map<String, CallRate> rates) {
    CallBudgetRows budgets =
        CallBudgetRows.lock(sql, rates, due.stream().map(DueSlot::provider).toList());
    Instant now = DatabaseClock.now(sql);
    Map<String, PollClaim> latest =
        PollSlotRows.find(sql, due.stream().map(DueSlot::account).toList(), false);
    Comparator<DueSlot> order = order(List.copyOf(latest.keySet()));
    Set<String> known = new HashSet<>(latest.keySet());
    List<DueSlot> waiting = due.stream().filter(slot -> isFree(slot, latest, now)).toList();
    Set<DueSlot> claimed = new HashSet<>();
    Set<DueSlot> lost;
    do {
      Map<Boolean, List<DueSlot>> affordable =
          waiting.stream()
              .collect(Collectors.partitioningBy(slot -> budgets.take(slot.provider())));
      List<DueSlot> tried = affordable.getOrDefault(true, List.of());
      waiting = affordable.getOrDefault(false, List.of());
      lost = PollSlotRows.claim(sql, node, now, tried.stream().sorted(order).toList(), known);
      lost.forEach(slot -> budgets.spend(slot.provider(), -1));
      claimed.addAll(tried);
      claimed.removeAll(lost);
    } while (!lost.isEmpty() && !waiting.isEmpty());
    budgets.store();
    return due.stream()
        .distinct()
        .filter(claimed::contains)
        .map(slot -> new PollClaim(slot.account(), slot.slot(), node, 1, now))
        .toList();
  }

  private static boolean isFree(DueSlot slot, Map<String, PollClaim> latest, Instant now) {
    PollClaim claim = latest.get(slot.account());
    return claim == null || PollSlotRows.isFree(slot, claim, now);
  }

  private static Comparator<DueSlot> order(List<String> accounts) {
    Map<String, Integer> places = new HashMap<>();
    accounts.forEach(account -> places.put(account, places.size()));
    return Comparator.<DueSlot>comparingInt(
            slot -> places.getOrDefault(slot.account(), Integer.MAX_VALUE))
        .thenComparing(DueSlot::slot);
  }

  private static List<PollClaim> takeOver(
      DSLContext sql, String node, Map<String, String> providers, Map<String, CallRate> rates) {
    Set<String> dead = new HashSet<>(NodeRows.findDead(sql, DatabaseClock.now(sql)));
    dead.remove(node);
    List<String> candidates = PollSlotRows.findOrphans(sql, dead);
    candidates.retainAll(providers.keySet());
    if (candidates.isEmpty()) {
      return List.of();
    }
    CallBudgetRows budgets = CallBudgetRows.lock(sql, rates, new HashSet<>(providers.values()));
    List<PollClaim> taken = new ArrayList<>();
    Set<String> idle = ClaimConfirmation.exclude(sql, dead);
    List<PollClaim> orphans = PollSlotRows.lockOrphans(sql, idle, candidates);
    Instant now = DatabaseClock.now(sql);
    for (PollClaim orphan : orphans) {
      if (budgets.take(providers.getOrDefault(orphan.account(), ""))) {
        taken.add(PollSlotRows.takeOver(sql, node, now, orphan));
      }
    }
    budgets.store();
    return taken.stream().sorted(Comparator.comparing(PollClaim::account)).toList();
  }

  private <T> T write(Function<DSLContext, T> work) {
    return history.get().writeAside(AsideDurability.COMMITTED, work);
  }

  private <T> T read(Function<DSLContext, T> work) {
    try {
      return history.get().read(work);
    } catch (RuntimeException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }
}
