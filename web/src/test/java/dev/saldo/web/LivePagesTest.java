package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertSubject;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.watch.WatchEvent;
import dev.saldo.web.WebServerHost.CommandAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people, and the events that keep them current. */
@Timeout(60)
final class LivePagesTest {

  private final SampleHost host = new SampleHost();
  private WebServer server = start();

  private WebServer start() {
    try {
      return WebServer.start(
          new WebServerSettings(new InetSocketAddress("127.0.0.1", 0), Optional.empty(), Set.of()),
          host,
          Clock.fixed(SampleHost.NOW, ZoneOffset.UTC));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void reportsHaveAPage() {
    host.answer =
        new CommandAnswer(
            0,
            "<h1>Any</h1><p>a month</p></header><main><p id=\"c1t\">drawn</p><div class=\"table alone\">listed</div></main>"
                .getBytes(StandardCharsets.UTF_8),
            List.of());
  }

  @AfterEach
  void close() {
    server.close();
  }

  static AlertEpisode episode(String id, String rule, String account) {
    return new AlertEpisode(
        id,
        new AlertSubject(rule, account, "main"),
        AlertSeverity.CRITICAL,
        SampleHost.NOW,
        null,
        null,
        0,
        List.of(),
        null,
        null,
        null);
  }

  private String get(String path, int status) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + server.port() + path).toURL().openConnection();
    assertThat(connection.getResponseCode()).isEqualTo(status);
    return new String(
        (status < 400 ? connection.getInputStream() : connection.getErrorStream()).readAllBytes(),
        StandardCharsets.UTF_8);
  }

  @Test
  void aRowShowsAllThatIsKnownOfABucket() throws IOException {
    assertThat(get("/", 200))
        .contains("<h1>Balances now</h1>", "2 buckets", "<bdi>otp</bdi>", ">sample<")
        .contains("<data value=\"430\">430<i>.00</i></data>")
        .contains("<data value=\"110\">110<i>.00</i></data>", "usually 120.00")
        .contains("next 12:17", "aria-label=\"from 780 to 430\"", "data-age")
        .contains("unlimited", "&lt;i&gt;prod&lt;/i&gt;")
        .doesNotContain("<i>prod", "Refresh");
  }

  @Test
  void aFilterIsAPlainForm() throws IOException {
    assertThat(get("/?state=unlimited", 200)).contains("selected").doesNotContain("value=\"430\"");
    assertThat(get("/?tag=other&page=99&page=x", 200)).contains("No bucket matches");
    assertThat(get("/?provider=sample&x=y", 200)).contains("value=\"430\"");
  }

  @Test
  void aReadingIsShownAtOnce() throws IOException {
    assertThat(get("/", 200)).contains("430<i>");
    host.balanceBelow = 500;
    host.read(0, 428);
    assertThat(get("/", 200)).contains("428<i>", "class=\"low\"", ">low<");
  }

  @Test
  void aPageThatComesAgainGetsTheRowsThatItMissed() throws IOException {
    String page = get("/", 200);
    String since = page.replaceFirst("(?s).*data-since=\"(\\d+)\".*", "$1");
    host.read(0, 427);
    get("/", 200);
    List<String> missed = events("/events?rows&since=1", "Last-Event-ID: " + since, 1);
    assertThat(missed).hasSize(1);
    assertThat(missed.getFirst()).contains("\"account\":\"otp\"", "427<i>.00</i>");
    assertThat(events("/events?rows&since=1", "X: y", 1)).containsExactly("restart");
  }

  @Test
  void aPageGetsNoRowThatItShows() throws IOException {
    get("/", 200);
    host.balanceBelow = 500;
    server.on(new WatchEvent.Reloaded(1));
    String since = get("/", 200).replaceFirst("(?s).*data-since=\"(\\d+)\".*", "$1");
    host.read(0, 427);
    get("/", 200);
    assertThat(events("/events?rows&since=" + since, "X: y", 1).getFirst()).contains("427<i>");
  }

  /** Returns the data of rows, or the type of other events. */
  private List<String> events(String path, String header, int count) throws IOException {
    List<String> events = new ArrayList<>();
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String type = "";
      while (events.size() < count) {
        String line = lines.readLine();
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          events.add(type.equals("row") ? line : type);
        }
      }
    }
    return events;
  }

  @Test
  void anAccountHasItsReportsAlertsAndSettings() throws IOException {
    host.episodes.add(episode("5c1e", "runs-out", "otp"));
    host.episodes.add(episode("5c1f", "elsewhere", "other"));
    assertThat(get("/a/otp", 200))
        .contains("<h1>otp</h1>", "id=\"tc1t\"", "id=\"ec1t\"", "id=\"pc1t\"", "runs-out")
        .contains("action=\"/a/otp/poll\"")
        .contains(
            "drawn</p><details><summary>Day by day</summary><div class=\"table alone\">listed")
        .doesNotContain("elsewhere", "<th scope=\"row\"><a ");
    assertThat(host.commands.stream().map(List::getFirst))
        .containsExactly("trend", "events", "statement", "history", "config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/nobody",
        "/a/%3Cb%3E",
        "/badge/nobody.svg",
        "/api/v1/usage?account=nobody",
        "/api/v1/usage?account=otp,nobody",
        "/reports/usage?account=nobody"
      })
  void anUnknownAccountIsNotFound(String path) throws IOException {
    assertThat(get(path, 404)).contains("No such account", "no account is named '");
    assertThat(host.commands).isEmpty();
  }

  @Test
  void aReportHasAFormDownloadsAndAPrintView() throws IOException {
    assertThat(get("/reports/usage?from=-7d&by=day", 200))
        .contains("<h1>Usage</h1>", "a month", "drawn", "value=\"-7d\"")
        .contains("/reports/usage?from=-7d&amp;by=day&amp;format=xlsx", "view=print");
    assertThat(get("/reports/usage?view=print", 200)).doesNotContain("<nav");
    assertThat(get("/reports/events?kind=top-up", 200))
        .contains("<option value=\"top-up\" selected>", "<option value=\"gap\">");
    assertThat(get("/reports/status?state=low,failing", 200))
        .as("the choice of a link is kept")
        .contains("<option value=\"low,failing\" selected>");
    assertThat(get("/reports", 200)).contains("/reports/statement");
  }

  @Test
  void thePageOfHealthNamesChannelsAndProviders() throws IOException {
    assertThat(get("/health", 200))
        .contains("All is well", "<bdi>mail</bdi>", "failing for 3 h", "status 500")
        .contains("<bdi>sample</bdi>");
  }
}
