package example.host;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.poll.BalancePoller;
import dev.saldo.provider.ants.AntsConfig;
import dev.saldo.provider.ants.AntsProvider;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.spi.Secret;
import dev.saldo.usage.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Polls one account of a vendor on loopback three times and asks the history about it. */
public final class HostTrial {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private HostTrial() {}

  /** Polls, asks and fails unless the answers are right. */
  public static void run(BalanceHistory history) throws IOException, InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer vendor =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/",
        exchange -> {
          int credit = 1000 - 10 * asked.getAndIncrement();
          byte[] answer =
              ("{\"type\":\"prepaid\",\"credit\":" + credit + "}").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    vendor.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + vendor.getAddress().getPort());
      AntsConfig config = new AntsConfig("acme", Secret.of("secret")).withBaseUrl(url);
      for (int hour = 0; hour < 3; hour++) {
        Clock clock = Clock.fixed(START.plus(Duration.ofHours(hour)), ZoneOffset.UTC);
        try (OpenAccount bulk =
            ProviderRegistry.of(new AntsProvider())
                .open(Account.of("bulk", "ants"), config, clock)) {
          require(
              history.appendAccepted(new BalancePoller(clock).poll(List.of(bulk))).isEmpty(),
              "a result was refused");
        }
      }
    } finally {
      vendor.stop(0);
    }
    Window day = new Window(START, START.plus(Duration.ofHours(2)), ZoneOffset.UTC);
    UsageReport usage = UsageReport.of(history, Selection.ALL, day, Step.TOTAL);
    require(
        usage.rows().getFirst().usage().used().compareTo(new BigDecimal("20")) == 0,
        "used " + usage);
  }

  /** Fails with a message unless a condition is true. */
  public static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalStateException(message);
    }
  }
}
