package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.Failing;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.EpisodeChange;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollClaims;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A watch as a host runs it: a database, threads and the clock, all real. */
@Execution(ExecutionMode.CONCURRENT)
class WatchTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final AlertRule LOW =
      new AlertRule(
          "low",
          new BalanceBelow(new BigDecimal("100"), new BigDecimal("120")),
          AlertSeverity.WARNING,
          1,
          null,
          null,
          List.of("pager"),
          List.of());

  private final BalanceHistory history =
      HistoryStore.openUrl("jdbc:h2:mem:" + UUID.randomUUID(), Path.of("").toAbsolutePath());
  private final AlertStore alerts = HistoryStore.alerts(history);
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<AlertNotice> delivered = new LinkedBlockingQueue<>();
  private final AtomicReference<BigDecimal> level = new AtomicReference<>(new BigDecimal("110"));
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicBoolean refusing = new AtomicBoolean();
  private final AtomicBoolean unreachable = new AtomicBoolean();

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void pollsEachSlotOnceTellsWhenItIsLowAndWhenItIsNot() throws Exception {
    try (Watch watch = start("one", LOW)) {
      awaitPolls(2);
      level.set(new BigDecimal("95"));
      AlertNotice opened = next();
      assertThat(opened.title()).isEqualTo("otp: 95.00 EUR left, below 100.00 EUR");
      acknowledge(opened);
      assertThat(next().title()).isEqualTo("otp: acknowledged by ama: topping up");
      level.set(new BigDecimal("130"));
      assertThat(next().title()).isEqualTo("otp: 130.00 EUR left");
      assertThat(watch.health().isWell()).isTrue();
    }
    assertThat(delivered).isEmpty();
    assertThat(alerts.episodes(Instant.EPOCH))
        .singleElement()
        .satisfies(episode -> assertThat(episode.state()).isEqualTo(AlertEpisode.State.CLOSED));
    List<Instant> slots = new ArrayList<>();
    for (WatchEvent event : events) {
      if (event instanceof WatchEvent.Polled polled) {
        slots.add(polled.slot());
      }
      assertThat(event).isNotInstanceOf(WatchEvent.Faulted.class);
    }
    assertThat(slots).doesNotHaveDuplicates();
    try (Stream<BalanceSample> samples =
        history.samples(Selection.ALL, Instant.EPOCH, Instant.now())) {
      assertThat(samples.map(BalanceSample::observedAt).toList()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void sharesTheWorkBetweenTwoNodesAndOpensOneEpisode() throws Exception {
    level.set(new BigDecimal("90"));
    try (Watch one = start("one", LOW);
        Watch two = start("two", LOW)) {
      awaitPolls(4);
      assertThat(one.health().node()).isEqualTo("one");
      assertThat(two.health().alive()).contains("two");
    }
    assertThat(alerts.episodes(Instant.EPOCH)).hasSize(1);
    List<Instant> slots = new ArrayList<>();
    events.forEach(
        event -> {
          if (event instanceof WatchEvent.Polled polled) {
            slots.add(polled.slot());
          }
        });
    assertThat(slots).doesNotHaveDuplicates();
  }

  @Test
  void tellsThatPollsFailAndTriesADeliveryAgain() throws Exception {
    AlertRule rule =
        new AlertRule(
            "broken",
            new Failing(Duration.ofMillis(1)),
            AlertSeverity.CRITICAL,
            1,
            null,
            null,
            List.of("pager"),
            List.of());
    failing.set(true);
    refusing.set(true);
    try (Watch watch = start("one", rule)) {
      WatchEvent.DeliveryFailed failed =
          (WatchEvent.DeliveryFailed) await(WatchEvent.DeliveryFailed.class::isInstance);
      assertThat(failed.message()).isEqualTo("not now");
      assertThat(failed.nextAt()).isNotNull();
      refusing.set(false);
      AlertNotice notice = next();
      assertThat(notice.id()).isEqualTo(failed.notice());
      assertThat(notice.title()).startsWith("otp: polls have failed for");
      assertThat(watch.health().accounts()).isEqualTo(1);
    }
  }

  @Test
  void survivesADatabaseThatGoesAwayAndComesBack() throws Exception {
    try (Watch watch = start("one", LOW)) {
      awaitPolls(1);
      unreachable.set(true);
      WatchEvent.StorageFailed failed =
          (WatchEvent.StorageFailed) await(WatchEvent.StorageFailed.class::isInstance);
      assertThat(failed.message()).isEqualTo("the server is gone");
      assertThat(watch.health().isWell()).isFalse();
      unreachable.set(false);
      await(
          event ->
              event instanceof WatchEvent.StorageRecovered recovered
                  && recovered.part().equals(failed.part()));
      events.clear();
      level.set(new BigDecimal("95"));
      awaitPolls(1);
      assertThat(next().title()).isEqualTo("otp: 95.00 EUR left, below 100.00 EUR");
    }
  }

  @Test
  void endsInGoodOrderWithoutItsDatabase() throws Exception {
    Watch watch =
        Watch.start(setup("one"), plan(new EvenPollSchedule(Duration.ofDays(365), Duration.ZERO)));
    awaitPolls(1);
    unreachable.set(true);
    watch.close();
    assertThat(events).anyMatch(WatchEvent.Stopped.class::isInstance);
  }

  @Test
  void readsAnAccountWhenAPersonAsks() throws Exception {
    try (Watch watch =
        Watch.start(
            setup("one"), plan(new EvenPollSchedule(Duration.ofDays(365), Duration.ZERO)))) {
      awaitPolls(1);
      List<String> read = new ArrayList<>();
      assertThat(watch.poll(Set.of("otp"), true, result -> read.add(result.account().name())))
          .isEmpty();
      assertThat(read).containsExactly("otp");
    }
    try (Stream<BalanceSample> samples =
        history.samples(Selection.ALL, Instant.EPOCH, Instant.now().plus(SECOND))) {
      assertThat(samples.toList()).hasSize(2);
    }
  }

  private void acknowledge(AlertNotice opened) {
    AlertNotice.Episode episode = opened.episode();
    assertThat(episode).isNotNull();
    assertThat(
            new EpisodeChange(alerts, set(LOW))
                .acknowledge(
                    episode.id(),
                    new AlertEpisode.Acknowledgement("ama", Instant.now(), "topping up")))
        .isPresent();
  }

  private Watch start(String node, AlertRule rule) {
    return Watch.start(setup(node), plan(new EvenPollSchedule(SECOND, Duration.ZERO), rule));
  }

  private WatchSetup setup(String node) {
    CorrectedClock clock = new CorrectedClock(Clock.systemUTC());
    return new WatchSetup(
        node,
        history,
        reachable(PollClaims.class, HistoryStore.pollClaims(history)),
        reachable(AlertStore.class, alerts),
        clock,
        new BalancePoller(clock),
        ZoneOffset.UTC,
        events::add);
  }

  /** Returns a port of the database that fails while the database is unreachable. */
  private <T> T reachable(Class<T> port, T database) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (unreachable.get()) {
                throw new HistoryException("the server is gone");
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private WatchPlan plan(EvenPollSchedule schedule, AlertRule... rules) {
    OpenAccount account =
        new OpenAccount(
            new Account("otp", "test", Duration.ofMinutes(1), Duration.ofSeconds(5)), this::read);
    return new WatchPlan(
        List.of(new ScheduledAccount(account, new PollTiming.Fixed(schedule), Set.of())),
        Map.of(),
        set(rules),
        Map.of("pager", OpenChannel.of("pager", this::deliver)),
        Map.of());
  }

  private static AlertRuleSet set(AlertRule... rules) {
    return new AlertRuleSet(
        Stream.of(rules).map(rule -> new ScopedAlertRule(AlertScope.ALL, rule)).toList());
  }

  private List<Balance> read() {
    if (failing.get()) {
      throw new BalanceException(FailureReason.REJECTED, "the account is locked");
    }
    return List.of(Balance.of("main", Amount.of(level.get()), BalanceUnit.money("EUR")));
  }

  private void deliver(AlertNotice notice) {
    if (refusing.get()) {
      throw AlertDeliveryException.transientFailure("not now");
    }
    delivered.add(notice);
  }

  private AlertNotice next() throws InterruptedException {
    AlertNotice notice = delivered.poll(20, TimeUnit.SECONDS);
    assertThat(notice).as("a notice within 20 s; events: %s", events).isNotNull();
    return notice;
  }

  private void awaitPolls(int polls) throws InterruptedException {
    int[] left = {polls};
    await(event -> event instanceof WatchEvent.Polled && --left[0] == 0);
  }

  /** Waits for an event; those before it are kept. */
  private WatchEvent await(Predicate<WatchEvent> wanted) throws InterruptedException {
    List<WatchEvent> before = new ArrayList<>();
    while (true) {
      WatchEvent event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("an event within 20 s after %s", before).isNotNull();
      before.add(event);
      if (wanted.test(event)) {
        events.addAll(before);
        return event;
      }
    }
  }
}
