package dev.saldo.watch;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertChannel;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A database and a clock that a test sets, for nodes that a test drives by hand. */
final class SimulatedWorld implements AutoCloseable {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final AlertRule LOW = rule("low", below("100"), 1);

  final Settable clock = new Settable();
  final SimulatedClaims claims = new SimulatedClaims(clock);
  final BalanceHistory history;
  final AlertStore alerts;
  final SimulatedStore store;
  final List<AlertNotice> delivered = new ArrayList<>();

  /** Creates a world with a database in memory. */
  SimulatedWorld() {
    this("jdbc:h2:mem:" + UUID.randomUUID(), Path.of("").toAbsolutePath());
  }

  /** Creates a world with the database of a URL. */
  SimulatedWorld(String url, Path folder) {
    history = HistoryStore.openUrl(url, folder);
    alerts = HistoryStore.alerts(history);
    store = new SimulatedStore(alerts, claims);
  }

  /** A clock that a test sets. */
  static final class Settable extends Clock {

    private volatile Instant now = BEGIN;

    void set(Instant time) {
      now = time;
    }

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Runs each task at once, on the thread of the test. */
  static class AtOnce extends AbstractExecutorService {

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }

  static AlertCondition below(String threshold) {
    return new AlertCondition.BalanceBelow(new BigDecimal(threshold), new BigDecimal(threshold));
  }

  static AlertRule rule(String name, AlertCondition condition, int consecutive) {
    return new AlertRule(
        name,
        condition,
        AlertSeverity.WARNING,
        consecutive,
        null,
        null,
        List.of("pager"),
        List.of());
  }

  static AlertRuleSet rules(AlertRule... rules) {
    return new AlertRuleSet(
        Stream.of(rules).map(rule -> new ScopedAlertRule(AlertScope.ALL, rule)).toList());
  }

  static ScheduledAccount account(String name, Duration every, Supplier<List<Balance>> source) {
    return new ScheduledAccount(
        new OpenAccount(new Account(name, "test", every, Duration.ofSeconds(30)), source::get),
        new PollTiming.Fixed(new EvenPollSchedule(every, Duration.ZERO)),
        Set.of());
  }

  static List<Balance> left(String amount) {
    return List.of(Balance.of("main", Amount.of(new BigDecimal(amount)), BalanceUnit.money("EUR")));
  }

  WatchPlan plan(List<ScheduledAccount> accounts, AlertRule... rules) {
    return plan(accounts, delivered::add, rules);
  }

  WatchPlan plan(List<ScheduledAccount> accounts, AlertChannel pager, AlertRule... rules) {
    return new WatchPlan(
        accounts,
        Map.of(),
        rules(rules),
        Map.of("pager", OpenChannel.of("pager", pager)),
        Map.of());
  }

  @Override
  public void close() {
    history.close();
  }
}
