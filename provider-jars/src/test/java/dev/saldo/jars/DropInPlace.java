package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.poll.BalancePoller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder for drop-ins and a vendor that answers 42.50. */
final class DropInPlace implements AutoCloseable {

  private final Path root;
  private final HttpServer vendor;
  private final AtomicInteger requests = new AtomicInteger();

  DropInPlace(Path root) throws IOException {
    this.root = root;
    Files.createDirectory(folder());
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] answer = "42.50".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    vendor.start();
  }

  Path folder() {
    return root.resolve("providers");
  }

  Path trustFile() {
    return root.resolve("trusted-providers");
  }

  /** Returns the number of requests to the vendor. */
  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    vendor.stop(0);
  }

  DropIns trusting() {
    return DropIns.load(
        List.of(new DropInFolder(folder(), true), new DropInFolder(root.resolve("none"), true)),
        TrustedJars.in(trustFile()),
        Set.of());
  }

  DropIns cautious() {
    return DropIns.load(
        List.of(new DropInFolder(folder(), false)), TrustedJars.in(trustFile()), Set.of());
  }

  String read(String provider, ProviderRegistry registry) {
    try {
      OpenAccount account = opened(provider, registry);
      PollResult result = new BalancePoller(Clock.systemUTC()).poll(List.of(account)).getFirst();
      assertThat(result).as(result.toString()).isInstanceOf(Sampled.class);
      return String.valueOf(((Sampled) result).balances().getFirst().amount().raw());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  OpenAccount opened(String provider, ProviderRegistry registry) {
    return open(account(provider, provider), registry).orElseThrow();
  }

  static Account account(String name, String provider) {
    return new Account(name, provider, Account.DEFAULT_EVERY, Duration.ofSeconds(3));
  }

  Optional<OpenAccount> open(Account account, ProviderRegistry registry) {
    ConfigurationProblems problems = new ConfigurationProblems("test");
    Mapping settings =
        Mapping.of(Map.of("url", "http://127.0.0.1:" + vendor.getAddress().getPort() + "/"));
    References none = new References(name -> null, Path.of(""));
    Optional<OpenAccount> open =
        registry.open(
            account,
            new AccountSettings(settings, account.name(), none, problems),
            Clock.systemUTC());
    assertThat(problems.found()).isEmpty();
    return open;
  }

  static List<String> names(ProviderRegistry registry) {
    return registry.providers().stream().map(LoadedProvider::name).toList();
  }
}
