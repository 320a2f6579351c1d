package dev.saldo.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.app.demo.SimulatedSmsOnlineGhVendor.Credit;
import dev.saldo.app.demo.SimulatedSmsOnlineGhVendor.Model;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.poll.BalancePoller;
import dev.saldo.poll.PollPolicy;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads each simulated vendor with the real provider over HTTP. */
final class SimulatedVendorServerTest {

  private static final Instant NOW = Instant.parse("2026-11-21T20:15:00Z");
  private static final ProviderRegistry PROVIDERS =
      ProviderRegistry.load(SimulatedVendorServerTest.class.getClassLoader());

  private final DemoClock clock = new DemoClock(NOW, ZoneOffset.UTC);
  private SimulatedVendorServer vendors;

  @BeforeEach
  void start() throws IOException {
    BigDecimal balance = new BigDecimal("19023.90");
    SimulatedVendor ants =
        new SimulatedAntsVendor(
            "pass",
            Map.of(
                "user",
                    new SimulatedAntsVendor.Credit(SimulatedAntsVendor.Type.PREPAID, () -> balance),
                "later",
                    new SimulatedAntsVendor.Credit(
                        SimulatedAntsVendor.Type.POSTPAID, () -> BigDecimal.ONE)));
    vendors =
        SimulatedVendorServer.start(
            Map.of(
                "/ants",
                ants,
                "/down",
                new SimulatedVendorOutage(ants, clock, NOW, NOW.plusSeconds(60)),
                "/smsonlinegh",
                new SimulatedSmsOnlineGhVendor(
                    Map.of(
                        "money", new Credit(() -> balance, Model.MONEY),
                        "count", new Credit(() -> BigDecimal.TEN, Model.QUANTITY))),
                "/yeastar",
                new SimulatedYeastarVendor("id", "secret", () -> balance, clock),
                "/mysmpp",
                new SimulatedMySmppVendor("login", "pass", () -> balance)));
  }

  @AfterEach
  void stop() {
    vendors.close();
  }

  @Test
  void antsCountsCreditsPrepaid() throws InterruptedException {
    Balance balance = sampled("ants", "/ants", Map.of("username", "user", "password", "pass"));

    assertThat(balance.amount().value()).isEqualByComparingTo("19023.9");
    assertThat(balance.unit().kind()).isEqualTo(Kind.CREDITS);
    assertThat(balance.terms().billing()).isEqualTo(Billing.PREPAID);
  }

  @Test
  void antsStatesWhichAccountIsPostpaid() throws InterruptedException {
    Balance balance =
        sampled(
            "ants",
            "/ants",
            Map.of("username", "later", "password", "pass", "credit-means", "used"));

    assertThat(balance.amount().value()).isEqualByComparingTo("1");
    assertThat(balance.meaning()).isEqualTo(Meaning.SPENT);
    assertThat(balance.terms().billing()).isEqualTo(Billing.POSTPAID);
  }

  @Test
  void antsRefusesAWrongPassword() throws InterruptedException {
    Map<String, String> wrong = Map.of("username", "user", "password", "wrong");

    assertThat(failed("ants", "/ants", wrong).reason()).isEqualTo(FailureReason.UNAUTHORIZED);
  }

  @Test
  void anOutageBeginsAndEnds() throws InterruptedException {
    Map<String, String> settings = Map.of("username", "user", "password", "pass");

    assertThat(failed("ants", "/down", settings).reason()).isEqualTo(FailureReason.UNAVAILABLE);
    clock.set(NOW.plusSeconds(60));
    assertThat(sampled("ants", "/down", settings).amount().value()).isPositive();
    clock.set(NOW.minusSeconds(1));
    assertThat(sampled("ants", "/down", settings).amount().value()).isPositive();
  }

  @Test
  void smsOnlineGhCallsMoneyAQuantity() throws InterruptedException {
    for (String format : List.of("json", "xml")) {
      Balance balance =
          sampled("smsonlinegh", "/smsonlinegh", Map.of("api-key", "money", "format", format));

      assertThat(balance.amount().value()).isEqualByComparingTo("19023.9");
      assertThat(balance.unit().code()).isEqualTo("GHS");
      assertThat(balance.notes()).isNotEmpty();
    }
  }

  @Test
  void smsOnlineGhHasMessages() throws InterruptedException {
    for (String format : List.of("json", "xml")) {
      Balance balance =
          sampled("smsonlinegh", "/smsonlinegh", Map.of("api-key", "count", "format", format));

      assertThat(balance.amount().value()).isEqualByComparingTo("10");
      assertThat(balance.unit().kind()).isEqualTo(Kind.MESSAGES);
    }
  }

  @Test
  void smsOnlineGhRefusesAWrongKey() throws InterruptedException {
    for (String format : List.of("json", "xml")) {
      Failed failed =
          failed("smsonlinegh", "/smsonlinegh", Map.of("api-key", "wrong", "format", format));

      assertThat(failed.reason()).isEqualTo(FailureReason.UNAUTHORIZED);
    }
  }

  @Test
  void yeastarGivesATokenThatExpires() throws InterruptedException {
    Map<String, String> settings =
        Map.of("client-id", "id", "client-secret", "secret", "currency", "EUR");
    try (OpenAccount account = opened("yeastar", "/yeastar", settings)) {
      for (int minute = 0; minute < 100; minute += 20) {
        clock.set(NOW.plus(Duration.ofMinutes(minute)));

        assertThat(poll(account)).isInstanceOf(Sampled.class);
      }
    }
  }

  @Test
  void yeastarRefusesAWrongSecretAndAnUnknownToken() throws InterruptedException {
    assertThat(
            failed("yeastar", "/yeastar", Map.of("client-id", "id", "client-secret", "wrong"))
                .reason())
        .isEqualTo(FailureReason.UNAUTHORIZED);
    assertThat(failed("yeastar", "/yeastar", Map.of("access-token", "unknown")).reason())
        .isEqualTo(FailureReason.UNAUTHORIZED);
  }

  @Test
  void mySmppStatesRoublesAndTheMessagesTheyBuy() throws InterruptedException {
    Map<String, String> settings = Map.of("login", "login", "password", "pass");
    try (OpenAccount account = opened("mysmpp", "/mysmpp", settings)) {
      List<Balance> balances = ((Sampled) poll(account)).balances();

      assertThat(balances)
          .extracting(Balance::bucket)
          .containsExactly("main", "sms/Tele2", "sms/Russia");
      assertThat(balances.get(0).unit().code()).isEqualTo("RUB");
      assertThat(balances.get(0).unit().rawCode()).isEqualTo("RUR");
      assertThat(balances.get(1).amount().value()).isEqualByComparingTo("7178");
      assertThat(balances.get(2).amount()).isEqualTo(Amount.unlimited("Unlim"));
    }
  }

  @Test
  void mySmppRefusesAWrongPassword() throws InterruptedException {
    Failed failed = failed("mysmpp", "/mysmpp", Map.of("login", "login", "password", "wrong"));

    assertThat(failed.reason()).isEqualTo(FailureReason.UNAUTHORIZED);
  }

  private Balance sampled(String provider, String prefix, Map<String, String> settings)
      throws InterruptedException {
    try (OpenAccount account = opened(provider, prefix, settings)) {
      PollResult result = poll(account);
      assertThat(result).isInstanceOf(Sampled.class);
      return ((Sampled) result).balances().getFirst();
    }
  }

  private Failed failed(String provider, String prefix, Map<String, String> settings)
      throws InterruptedException {
    try (OpenAccount account = opened(provider, prefix, settings)) {
      PollResult result = poll(account);
      assertThat(result).isInstanceOf(Failed.class);
      return (Failed) result;
    }
  }

  private PollResult poll(OpenAccount account) throws InterruptedException {
    PollPolicy noPause = new PollPolicy(1, Duration.ZERO, Duration.ZERO);
    return new BalancePoller(clock, noPause).poll(List.of(account)).getFirst();
  }

  private OpenAccount opened(String provider, String prefix, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("base-url", vendors.url(prefix).toString());
    ConfigurationProblems problems = new ConfigurationProblems("test");
    References none = new References(name -> null, Path.of(""));
    Account account = Account.of("account", provider);
    return PROVIDERS
        .open(account, new AccountSettings(Mapping.of(all), "account", none, problems), clock)
        .orElseThrow(() -> new AssertionError(problems.found()));
  }
}
