package dev.saldo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertRuleSet;
import dev.saldo.alert.AlertScope;
import dev.saldo.alert.ScopedAlertRule;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.EvenPollSchedule;
import dev.saldo.schedule.PollTiming;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that goes away under a watch and comes back. Takes a minute, so it needs the system
 * property {@code saldo.thorough}.
 */
@Timeout(120)
@EnabledIfSystemProperty(named = "saldo.thorough", matches = "true")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class LostServerTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
  private final List<WatchEvent> seen = new ArrayList<>();
  private final BlockingQueue<AlertNotice> delivered = new LinkedBlockingQueue<>();
  private final AtomicReference<BigDecimal> level = new AtomicReference<>(new BigDecimal("500"));
  private EmbeddedPostgres server;
  private FrozenRelay relay;
  private BalanceHistory history;

  @BeforeEach
  void start() throws IOException {
    server = startServer(0);
    relay = new FrozenRelay(server.getPort());
    history =
        HistoryStore.openUrl(
            "jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres",
            Path.of(""),
            "postgres",
            Secret.of(""));
  }

  private EmbeddedPostgres startServer(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .start();
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    history.close();
    server.close();
  }

  @Test
  void aServerThatIsRestartedIsMissedOnceAndNothingIsLost() throws Exception {
    try (Watch watch = watch()) {
      await(WatchEvent.Polled.class::isInstance);
      int port = server.getPort();
      server.close();
      await(WatchEvent.StorageFailed.class::isInstance);
      assertThat(watch.health().isWell()).isFalse();
      level.set(new BigDecimal("95"));
      server = startServer(port);
      checkItResumes(watch);
    }
    checkNothingIsDoubled();
  }

  @Test
  void behindAFrozenNetworkTheNodeFencesItself() throws Exception {
    try (Watch watch = watch()) {
      await(WatchEvent.Polled.class::isInstance);
      relay.freeze();
      await(WatchEvent.Fenced.class::isInstance);
      assertThat(watch.health().isWell()).isFalse();
      level.set(new BigDecimal("95"));
      relay.thaw();
      checkItResumes(watch);
    }
    checkNothingIsDoubled();
  }

  private void checkItResumes(Watch watch) throws InterruptedException {
    AlertNotice opened = delivered.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(opened).as("a notice; events: %s", events).isNotNull();
    assertThat(opened.title()).isEqualTo("otp: 95.00 EUR left, below 100.00 EUR");
    await(WatchEvent.Polled.class::isInstance);
    await(event -> watch.health().isWell());
  }

  private void checkNothingIsDoubled() {
    events.drainTo(seen);
    assertThat(seen).noneMatch(WatchEvent.Faulted.class::isInstance);
    assertThat(delivered).isEmpty();
    Map<String, Long> failures =
        seen.stream()
            .filter(WatchEvent.StorageFailed.class::isInstance)
            .map(event -> ((WatchEvent.StorageFailed) event).part())
            .collect(Collectors.groupingBy(part -> part, Collectors.counting()));
    assertThat(failures.values()).as("%s", seen).allMatch(count -> count == 1);
    List<Instant> slots =
        seen.stream()
            .filter(WatchEvent.Polled.class::isInstance)
            .map(event -> ((WatchEvent.Polled) event).slot())
            .toList();
    assertThat(slots).doesNotHaveDuplicates();
    try (Stream<BalanceSample> samples =
        history.samples(Selection.ALL, Instant.EPOCH, Instant.now().plus(PATIENCE))) {
      assertThat(samples.map(BalanceSample::observedAt).toList())
          .hasSizeLessThanOrEqualTo(slots.size() + 1);
    }
  }

  private Watch watch() {
    CorrectedClock clock = new CorrectedClock(Clock.systemUTC());
    AlertRule low =
        AlertRule.of(
            "low",
            new AlertCondition.BalanceBelow(new BigDecimal("100"), new BigDecimal("120")),
            AlertSeverity.WARNING,
            "pager");
    OpenAccount account =
        new OpenAccount(
            new Account("otp", "test", Duration.ofMinutes(1), Duration.ofSeconds(5)),
            () -> List.of(Balance.of("main", Amount.of(level.get()), BalanceUnit.money("EUR"))));
    WatchPlan plan =
        new WatchPlan(
            List.of(
                new ScheduledAccount(
                    account,
                    new PollTiming.Fixed(new EvenPollSchedule(SECOND, Duration.ZERO)),
                    Set.of())),
            Map.of(),
            new AlertRuleSet(List.of(new ScopedAlertRule(AlertScope.ALL, low))),
            Map.of("pager", OpenChannel.of("pager", delivered::add)),
            Map.of());
    return Watch.start(
        new WatchSetup(
            "one",
            history,
            HistoryStore.pollClaims(history),
            HistoryStore.alerts(history),
            clock,
            new BalancePoller(clock),
            ZoneOffset.UTC,
            events::add),
        plan);
  }

  private void await(Predicate<WatchEvent> wanted) throws InterruptedException {
    WatchEvent event;
    do {
      event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).as("an event within a minute after %s", seen).isNotNull();
      seen.add(event);
    } while (!wanted.test(event));
  }
}
