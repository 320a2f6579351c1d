package dev.saldo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.poll.BalancePoller;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatedDemoTest {

  private static final Instant NOW = Instant.parse("2026-11-21T20:15:42Z");
  private static final Instant END = Instant.parse("2026-11-21T20:15:00Z");
  private static final ProviderRegistry PROVIDERS =
      ProviderRegistry.load(SimulatedDemoTest.class.getClassLoader());

  private static List<PollResult> past = List.of();

  @BeforeAll
  static void fillThePastOnce() throws Exception {
    past = List.copyOf(filled(NOW, SimulatedDemo.PAST));
  }

  @Test
  void thePastHasEveryHourOfEveryAccountAndTypicalEvents() throws Exception {
    List<PollResult> results = past;

    assertThat(results).hasSize(6 * (45 * 24 + 2));
    assertThat(results.getFirst().observedAt())
        .isEqualTo(END.minus(SimulatedDemo.PAST).truncatedTo(ChronoUnit.HOURS));
    assertThat(results.getLast().observedAt()).isEqualTo(END);
    assertThat(failures(results))
        .hasSize(2 * 7)
        .allSatisfy(f -> assertThat(f.reason()).isEqualTo(FailureReason.UNAVAILABLE))
        .allSatisfy(f -> assertThat(f.account().name()).isIn("bulk-th", "billed-th"));
    assertThat(rises(results, "bulk-th")).hasSize(1);
    assertThat(rises(results, "otp-ghana")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(rises(results, "sms-ghana")).isEmpty();
    assertThat(rises(results, "sms-russia")).isNotEmpty();
    assertThat(levels(results, "sms-ghana").getLast()).isBetween(bd("1"), bd("8000"));
    assertThat(levels(results, "pbx-yeastar").stream().distinct().count()).isBetween(5L, 25L);
  }

  @Test
  void theBilledAccountGrowsWithUsageAndRestartsEachMonth() throws Exception {
    Instant begin = END.minus(Duration.ofDays(22));
    List<PollResult> results =
        past.stream().filter(result -> !result.observedAt().isBefore(begin)).toList();

    assertThat(samples(results))
        .filteredOn(sample -> sample.account().name().equals("billed-th"))
        .flatExtracting(Sampled::balances)
        .allSatisfy(b -> assertThat(b.meaning()).isEqualTo(Meaning.SPENT))
        .allSatisfy(b -> assertThat(b.terms().billing()).isEqualTo(Billing.POSTPAID))
        .allSatisfy(b -> assertThat(b.terms().creditLimit()).isNull());
    List<BigDecimal> levels = levels(results, "billed-th");
    assertThat(levels.getLast()).isPositive();
    assertThat(levels.stream().filter(level -> level.signum() == 0)).hasSize(1);
    assertThat(rises(results, "billed-th")).hasSizeGreaterThan(450);
  }

  @Test
  void theLiveVendorsContinueFromThePast(@TempDir Path folder) throws Exception {
    try (SimulatedDemo demo = SimulatedDemo.start(NOW, Duration.ofHours(1))) {
      List<PollResult> past = new ArrayList<>();
      demo.fill(PROVIDERS, past::addAll, (done, total) -> {});
      ConfiguredWorkspace workspace =
          ConfiguredWorkspace.read(demo.writeConfiguration(folder), name -> null).check();
      List<PollResult> present = live(demo, workspace, END);
      List<PollResult> later = live(demo, workspace, END.plus(Duration.ofHours(3)));

      assertThat(balances(present)).isEqualTo(balances(past.subList(12, 18)));
      assertThat(levels(later, "billed-th").getFirst())
          .isGreaterThan(levels(present, "billed-th").getFirst());
      assertThat(levels(later, "bulk-th").getFirst())
          .isLessThan(levels(present, "bulk-th").getFirst());
    }
  }

  @Test
  void theSameMinuteGivesTheSameHistory() throws Exception {
    Duration past = Duration.ofDays(2);

    List<List<Balance>> first = balances(filled(NOW, past));
    List<List<Balance>> second = balances(filled(END.plusSeconds(3), past));

    assertThat(first).hasSize(6 * 50).isEqualTo(second);
  }

  @Test
  void progressIsReportedAfterEachDayAndAtTheEnd() throws Exception {
    List<Integer> reached = new ArrayList<>();
    try (SimulatedDemo demo = SimulatedDemo.start(NOW, Duration.ofHours(30))) {
      demo.fill(
          PROVIDERS,
          batch -> {},
          (done, total) -> {
            assertThat(total).isEqualTo(32);
            reached.add(done);
          });
    }

    assertThat(reached).containsExactly(24, 32);
  }

  @Test
  void theConfigurationOpensTheSameAccountsAndSaysThatTheyAreSimulated(@TempDir Path folder)
      throws Exception {
    try (SimulatedDemo demo = SimulatedDemo.start(NOW, Duration.ofHours(1))) {
      Path file = demo.writeConfiguration(folder.resolve("new one"));

      assertThat(file).content().contains("are simulated");
      ConfiguredWorkspace workspace = ConfiguredWorkspace.read(file, name -> null).check();
      assertThat(workspace.accounts()).isEqualTo(demo.accounts());
      assertThat(workspace.open(List.of(), PROVIDERS, Clock.fixed(END, ZoneOffset.UTC))).hasSize(6);
    }
  }

  @Test
  void anExistingConfigurationIsNotChanged(@TempDir Path folder) throws IOException {
    try (SimulatedDemo demo = SimulatedDemo.start(NOW, Duration.ofHours(1))) {
      Path file = demo.writeConfiguration(folder);

      assertThatThrownBy(() -> demo.writeConfiguration(folder))
          .isInstanceOf(FileAlreadyExistsException.class)
          .hasMessage(file.toString());
    }
  }

  @Test
  void aMissingProviderIsNamed() throws IOException {
    try (SimulatedDemo demo = SimulatedDemo.start(NOW, Duration.ofHours(1))) {
      assertThatThrownBy(() -> demo.fill(ProviderRegistry.of(), batch -> {}, (done, total) -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no provider 'ants'");
    }
  }

  private static List<PollResult> live(
      SimulatedDemo demo, ConfiguredWorkspace workspace, Instant at) throws InterruptedException {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    demo.follow(clock);
    List<OpenAccount> accounts = workspace.open(List.of(), PROVIDERS, clock);
    try {
      return new BalancePoller(clock).poll(accounts);
    } finally {
      accounts.forEach(OpenAccount::close);
    }
  }

  private static List<PollResult> filled(Instant now, Duration past) throws Exception {
    List<PollResult> results = new ArrayList<>();
    try (SimulatedDemo demo = SimulatedDemo.start(now, past)) {
      demo.fill(PROVIDERS, results::addAll, (done, total) -> {});
    }
    return results;
  }

  private static List<Failed> failures(List<PollResult> results) {
    return results.stream().filter(Failed.class::isInstance).map(Failed.class::cast).toList();
  }

  private static List<Sampled> samples(List<PollResult> results) {
    return results.stream().filter(Sampled.class::isInstance).map(Sampled.class::cast).toList();
  }

  private static List<List<Balance>> balances(List<PollResult> results) {
    return samples(results).stream().map(Sampled::balances).toList();
  }

  private static List<BigDecimal> levels(List<PollResult> results, String account) {
    return samples(results).stream()
        .filter(sample -> sample.account().name().equals(account))
        .map(sample -> Objects.requireNonNull(sample.balances().getFirst().amount().value()))
        .toList();
  }

  private static List<BigDecimal> rises(List<PollResult> results, String account) {
    List<BigDecimal> levels = levels(results, account);
    List<BigDecimal> rises = new ArrayList<>();
    for (int i = 1; i < levels.size(); i++) {
      BigDecimal change = levels.get(i).subtract(levels.get(i - 1));
      if (change.signum() > 0) {
        rises.add(change);
      }
    }
    return rises;
  }

  private static BigDecimal bd(String value) {
    return new BigDecimal(value);
  }
}
