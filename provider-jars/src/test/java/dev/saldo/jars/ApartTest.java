package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.poll.BalancePoller;
import dev.saldo.spi.Balance;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.CampaignSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drop-ins that run in child processes. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ApartTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** A jar for each way to fail; each takes a process, so all of them run with -Pthorough. */
  private static final Set<String> EACH_WAY_TO_FAIL =
      Set.of(
          "returns-nothing",
          "returns-a-hole",
          "throws-error",
          "recurses",
          "exits",
          "needs-a-class");

  @TempDir private Path folder;

  @Test
  void failuresAreTheSameAsInOneProcess() throws Exception {
    Map<String, Zoo.Bad> bad = new LinkedHashMap<>(Zoo.unreadable());
    bad.remove("never-returns");
    if (CampaignSize.choose(0, 1) == 0) {
      bad.keySet().retainAll(EACH_WAY_TO_FAIL);
    }
    for (Map.Entry<String, Zoo.Bad> jar : bad.entrySet()) {
      Files.write(folder.resolve(jar.getKey() + ".jar"), jar.getValue().jar().get());
    }
    assertThat(bad).hasSizeGreaterThanOrEqualTo(EACH_WAY_TO_FAIL.size());
    ProviderRegistry registry = load(bad.keySet());
    List<OpenAccount> accounts = new ArrayList<>();
    for (String name : bad.keySet()) {
      accounts.add(open(name, registry, Map.of("url", "http://127.0.0.1:9/"), LONG).orElseThrow());
    }
    List<PollResult> results = new BalancePoller(Clock.systemUTC()).poll(accounts);
    assertThat(results).hasSize(bad.size());
    for (PollResult result : results) {
      Failed failed = (Failed) result;
      String name = result.account().name();
      assertThat(failed.reason()).as(failed.message()).isEqualTo(FailureReason.PROVIDER_FAULT);
      assertThat(failed.message())
          .contains(bad.getOrDefault(name, new Zoo.Bad(() -> new byte[0], "no cause")).cause());
    }
  }

  @Test
  void everyFieldOfABalanceIsPassedOnExactly() throws Exception {
    Zoo.provider(
            "precise",
            "",
            """
            return List.of(
                Balance.of("b", Amount.of(new java.math.BigDecimal("-12345678901234567890123456.123456789012"), "as sent"),
                        BalanceUnit.money("RUR"))
                    .withLabel("Баланс ✓").withMeaning(Balance.Meaning.OWED)
                    .withBilling(Balance.Billing.POSTPAID)
                    .withCreditLimit(new java.math.BigDecimal("0.10"))
                    .withExpiry(java.time.Instant.parse("2027-01-02T03:04:05.678Z"))
                    .withVendorTime(java.time.Instant.parse("2026-01-02T03:04:05Z"))
                    .asDerived().withNote("one").withNote("two"),
                Balance.of("u", Amount.unlimited("Безлимит"), BalanceUnit.of(BalanceUnit.Kind.MESSAGES, "sms")),
                Balance.of("n", Amount.ABSENT, BalanceUnit.of(BalanceUnit.Kind.OTHER, "x")));
            """)
        .write(folder.resolve("precise.jar"));
    Map<String, String> settings = Map.of("url", "http://127.0.0.1:9/");
    List<Balance> apart = balances(open("precise", load(Set.of("precise")), settings, LONG));
    List<Balance> within = balances(open("precise", load(Set.of()), settings, LONG));
    assertThat(apart).hasSize(3).isEqualTo(within);
    assertThat(apart.getFirst().terms().expiresAt())
        .isEqualTo(Instant.parse("2027-01-02T03:04:05.678Z"));
  }

  @Test
  void aProcessThatDoesNotEndIsKilledAtTheTimeout() throws Exception {
    Zoo.provider(
            "stubborn",
            "",
            """
            try { new ProcessBuilder("sleep", "600").start(); } catch (IOException e) { }
            while (true) { try { Thread.currentThread().join(); } catch (InterruptedException e) { } }
            """)
        .write(folder.resolve("stubborn.jar"));
    OpenAccount account =
        open(
                "stubborn",
                load(Set.of("stubborn")),
                Map.of("url", "http://127.0.0.1:9/"),
                Duration.ofSeconds(8))
            .orElseThrow();
    PollResult result = new BalancePoller(Clock.systemUTC()).poll(List.of(account)).getFirst();
    assertThat(((Failed) result).reason()).isEqualTo(FailureReason.TIMEOUT);
    assertThat(result.duration()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(11));
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      child.onExit().get(5, TimeUnit.SECONDS);
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void endingTheProcessByReflectionEndsOnlyTheChild() throws Exception {
    Zoo.provider(
            "sly",
            "",
            """
            try {
              Object exit = Runtime.class.getMethod("ha" + "lt", int.class)
                  .invoke(Runtime.getRuntime(), 0);
            } catch (ReflectiveOperationException e) { }
            return null;
            """)
        .write(folder.resolve("sly.jar"));
    OpenAccount account =
        open("sly", load(Set.of("sly")), Map.of("url", "http://127.0.0.1:9/"), LONG).orElseThrow();
    PollResult result = new BalancePoller(Clock.systemUTC()).poll(List.of(account)).getFirst();
    assertThat(((Failed) result).message())
        .isEqualTo("provider error: its process ended without an answer");
  }

  @Test
  void noCodeOfItRunsHereAndItSeesNothingOfThisProcess() throws Exception {
    Path ran = folder.resolve("ran");
    Zoo.provider(
            "apart",
            "static { try { new File(\"%s-\" + ProcessHandle.current().pid()).createNewFile(); } catch (IOException e) { } }"
                .formatted(ran),
            """
            if (!System.getenv().keySet().stream().allMatch(n -> n.startsWith("LC_") || n.startsWith("_")))
              throw new BalanceException(FailureReason.REJECTED, "has " + System.getenv().keySet());
            String line = ProcessHandle.current().info().commandLine().orElse("");
            if (line.contains("hunter2")) throw new BalanceException(FailureReason.REJECTED, "args");
            return List.of(balance(config.url().getQuery().equals("k=hunter2$x") ? "1" : "2"));
            """)
        .write(folder.resolve("apart.jar"));
    Map<String, String> settings = Map.of("url", "http://127.0.0.1:9/?k=${env:KEY}");
    List<Balance> read = balances(open("apart", load(Set.of("apart")), settings, LONG));
    assertThat(read.getFirst().amount().value()).isEqualByComparingTo("1");
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("ran-")))
          .hasSize(1)
          .doesNotContain("ran-" + ProcessHandle.current().pid());
    }
  }

  @Test
  void aSecretInAFailureMessageIsHiddenAndTheReasonStays() throws Exception {
    new CompiledJar()
        .source(
            "zoo.Chatty",
            """
            package zoo;
            import dev.saldo.spi.*;
            public class Chatty implements BalanceProvider<Chatty.Config> {
              public record Config(Secret key, String plan) {}
              public String name() { return "chatty"; }
              public Class<Config> configType() { return Config.class; }
              public BalanceSource open(Config config, ProviderContext context) {
                return () -> {
                  throw new BalanceException(FailureReason.REJECTED,
                      config.plan() + " refused with " + config.key().reveal());
                };
              }
            }
            """)
        .service("zoo.Chatty")
        .write(folder.resolve("chatty.jar"));
    Map<String, String> settings = Map.of("key", "${env:KEY}", "plan", "remaining");
    OpenAccount account = open("chatty", load(Set.of("chatty")), settings, LONG).orElseThrow();
    PollResult result = new BalancePoller(Clock.systemUTC()).poll(List.of(account)).getFirst();
    assertThat(((Failed) result).reason()).isEqualTo(FailureReason.REJECTED);
    assertThat(((Failed) result).message()).isEqualTo("remaining refused with ***");
  }

  @Test
  void settingsAreCheckedWithoutRunningTheProvider() throws Exception {
    Zoo.good("acme").write(folder.resolve("acme.jar"));
    ProviderRegistry registry = load(Set.of("acme"));
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    Mapping wrong = Mapping.of(new TreeMap<>(Map.of("ulr", "x", "k", "${env:NONE}")));
    assertThat(open("acme", registry, wrong, LONG, problems)).isEmpty();
    assertThat(problems.found())
        .containsExactly(
            "saldo.yaml: acme: unknown key 'k'; choices: url",
            "saldo.yaml: acme: unknown key 'ulr'; did you mean 'url'?",
            "saldo.yaml: acme: 'url' is missing (where the balance is)",
            "saldo.yaml: acme: environment variable NONE is not set; set it or use ${file:PATH}");
  }

  @Test
  void aWrongValueIsAConfigurationFailure() throws Exception {
    Zoo.good("acme").write(folder.resolve("acme.jar"));
    OpenAccount account =
        open("acme", load(Set.of("acme")), Map.of("url", "no url"), LONG).orElseThrow();
    PollResult result = new BalancePoller(Clock.systemUTC()).poll(List.of(account)).getFirst();
    assertThat(((Failed) result).reason()).isEqualTo(FailureReason.CONFIGURATION);
    assertThat(((Failed) result).message()).contains("is not a URL").doesNotContain("no url");
  }

  @Test
  void aNameKnownOnlyByRunningTheProviderIsRefused() throws Exception {
    new CompiledJar()
        .source(
            "zoo.Shy",
            """
            package zoo;
            import dev.saldo.spi.*;
            public class Shy implements BalanceProvider<Shy.Config> {
              public record Config() {}
              public String name() { return "SHY".toLowerCase(); }
              public Class<Config> configType() { return Config.class; }
              public BalanceSource open(Config config, ProviderContext context) {
                return java.util.List::of;
              }
            }
            """)
        .service("zoo.Shy")
        .write(folder.resolve("shy.jar"));
    ProviderRegistry registry = load(Set.of("shy"));
    assertThat(registry.providers()).isEmpty();
    assertThat(registry.refused().getFirst().why()).contains("cannot run in a child process");
  }

  private ProviderRegistry load(Set<String> apart) {
    return DropIns.load(
            List.of(new DropInFolder(folder, true)),
            TrustedJars.in(folder.resolve("trusted-providers")),
            new TreeSet<>(apart))
        .registry();
  }

  private static Optional<OpenAccount> open(
      String provider, ProviderRegistry registry, Map<String, String> settings, Duration timeout) {
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    Optional<OpenAccount> open = open(provider, registry, Mapping.of(settings), timeout, problems);
    assertThat(problems.found()).isEmpty();
    return open;
  }

  private static Optional<OpenAccount> open(
      String provider,
      ProviderRegistry registry,
      Mapping settings,
      Duration timeout,
      ConfigurationProblems problems) {
    References references =
        new References(name -> "KEY".equals(name) ? "hunter2$x" : null, Path.of(""));
    Account account = new Account(provider, provider, Account.DEFAULT_EVERY, timeout);
    return registry.open(
        account, new AccountSettings(settings, provider, references, problems), Clock.systemUTC());
  }

  private static List<Balance> balances(Optional<OpenAccount> account) throws InterruptedException {
    PollResult result =
        new BalancePoller(Clock.systemUTC()).poll(List.of(account.orElseThrow())).getFirst();
    assertThat(result).as(result.toString()).isInstanceOf(Sampled.class);
    return ((Sampled) result).balances();
  }
}
