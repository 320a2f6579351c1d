package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.spi.Secret;
import dev.saldo.watch.WatchHealth;
import dev.saldo.web.WebServer;
import dev.saldo.web.WebServerHost;
import dev.saldo.web.WebServerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a person does with the pages of a service, in a real browser. */
final class WebPagesInBrowserTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final List<List<String>> commands = new CopyOnWriteArrayList<>();

  @Test
  void aPersonLogsInLooksAcknowledgesAndLogsOut() throws IOException {
    try (Browser browser = Browser.start();
        WebServer server =
            WebServer.start(
                new WebServerSettings(
                    new InetSocketAddress("127.0.0.1", 0), Optional.of(Secret.of(TOKEN)), Set.of()),
                new Host(),
                Clock.systemUTC())) {
      String place = "http://127.0.0.1:" + server.port();
      Page page = browser.open(place + "/", new NewContextOptions());
      assertThat(page.url()).isEqualTo(place + "/login");

      page.fill("input[name=token]", TOKEN);
      page.click("text=Log in");
      assertThat(page.url()).isEqualTo(place + "/");
      assertThat(page.innerText("h1")).isEqualTo("Status");
      assertThat(page.evaluate("getComputedStyle(document.body).maxWidth"))
          .as("the style of the report applies")
          .isEqualTo("1216px");

      page.click("text=Alerts");
      page.fill("input[name=by]", "ama");
      page.click("text=Acknowledge");
      assertThat(page.url()).isEqualTo(place + "/alerts");
      assertThat(commands).contains(List.of("alerts", "ack", "--by=ama", "5c1e"));

      page.navigate(place + "/nope");
      assertThat(page.innerText("h1")).isEqualTo("Not found");

      page.navigate(place + "/reports/status");
      page.click("text=Log out");
      assertThat(page.url()).isEqualTo(place + "/login");
      page.navigate(place + "/");
      assertThat(page.url()).isEqualTo(place + "/login");
      assertThat(browser.complaints).allMatch(text -> text.contains("404"));
    }
  }

  /** A service with one open alert. */
  private final class Host implements WebServerHost {

    private final BalanceHistory history = new InMemoryBalanceHistory();

    @Override
    public CommandAnswer run(List<String> arguments, byte[] input) {
      commands.add(arguments);
      String answer =
          arguments.getFirst().equals("alerts")
              ? "{\"episodes\":[{\"episode\":\"5c1e\",\"account\":\"otp\",\"state\":\"open\"}]}"
              : HtmlFormatTest.text(Pages.status());
      return new CommandAnswer(0, answer.getBytes(StandardCharsets.UTF_8), List.of());
    }

    @Override
    public BalanceHistory history() {
      return history;
    }

    @Override
    public Collection<Account> accounts() {
      return List.of();
    }

    @Override
    public ZoneId zone() {
      return ZoneOffset.UTC;
    }

    @Override
    public WatchHealth health() {
      return new WatchHealth("node", List.of("node"), false, false, false, 0, 0, 0);
    }

    @Override
    public String version() {
      return "1.2.3";
    }
  }
}
