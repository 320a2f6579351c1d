package dev.saldo.watch;

import dev.saldo.history.HistoryException;
import dev.saldo.schedule.CallBudget;
import dev.saldo.schedule.CallRate;
import dev.saldo.schedule.DueSlot;
import dev.saldo.schedule.NodeLiveness;
import dev.saldo.schedule.NodeStamp;
import dev.saldo.schedule.PollClaim;
import dev.saldo.schedule.PollClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Claims in memory, with a clock that a test sets. Nothing is known of records. */
final class SimulatedClaims implements PollClaims {

  private final Clock clock;
  private final Map<String, PollClaim> slots = new TreeMap<>();
  private final Map<String, CallBudget> budgets = new HashMap<>();
  private final Map<String, Instant> nodes = new TreeMap<>();
  private boolean failing;

  SimulatedClaims(Clock clock) {
    this.clock = clock;
  }

  void fail(boolean fails) {
    failing = fails;
  }

  private void check() {
    if (failing) {
      throw new HistoryException("the database is down", new IllegalStateException());
    }
  }

  @Override
  public NodeStamp stamp(String node) {
    check();
    Instant now = clock.instant();
    nodes.put(node, now);
    return new NodeStamp(
        now, nodes.keySet().stream().filter(n -> !NodeLiveness.isDead(nodes.get(n), now)).toList());
  }

  @Override
  public List<PollClaim> claim(String node, List<DueSlot> due, Map<String, CallRate> rates) {
    check();
    List<PollClaim> won = new ArrayList<>();
    for (DueSlot slot : due) {
      PollClaim before = slots.get(slot.account());
      if ((before == null || before.slot().isBefore(slot.slot()))
          && take(slot.provider(), rates.get(slot.provider()))) {
        PollClaim claim = new PollClaim(slot.account(), slot.slot(), node, 1, clock.instant());
        slots.put(slot.account(), claim);
        won.add(claim);
      }
    }
    return won;
  }

  private boolean take(String provider, CallRate rate) {
    if (rate == null) {
      return true;
    }
    Instant now = clock.instant();
    CallBudget budget =
        budgets.getOrDefault(provider, CallBudget.full(rate, now)).refill(rate, now);
    budgets.put(provider, budget.calls() < 1 ? budget : budget.spend(1));
    return budget.calls() > 0;
  }

  Set<PollClaim> confirm(Collection<PollClaim> claims) {
    Set<PollClaim> confirmed = new HashSet<>(claims);
    confirmed.removeIf(claim -> !claim.equals(slots.get(claim.account())));
    return confirmed;
  }

  @Override
  public List<PollClaim> takeOver(
      String node, Map<String, String> providers, Map<String, CallRate> rates) {
    return List.of();
  }

  @Override
  public List<PollClaim> latest() {
    check();
    return List.copyOf(slots.values());
  }

  @Override
  public List<PollClaim> latest(Collection<String> accounts) {
    return latest().stream().filter(claim -> accounts.contains(claim.account())).toList();
  }

  @Override
  public void spend(String provider, CallRate rate, int calls) {
    take(provider, rate);
  }

  @Override
  public void leave(String node) {
    nodes.remove(node);
  }

  @Override
  public void forget(Collection<String> configuredAccounts, Duration deadFor) {
    slots.keySet().retainAll(configuredAccounts);
  }
}
