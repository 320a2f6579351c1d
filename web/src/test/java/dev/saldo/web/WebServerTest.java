package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.history.PollResult;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import dev.saldo.watch.WatchEvent;
import dev.saldo.web.WebServerHost.CommandAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on the loopback address, asked by plain sockets. */
@Timeout(60)
final class WebServerTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String BEARER = "Authorization: Bearer " + TOKEN;

  private final SampleHost host = new SampleHost();
  private WebServer server = start(Optional.of(Secret.of(TOKEN)));

  /**
   * The answer to a request.
   *
   * @param status the status
   * @param head the headers, each with a line break
   * @param body the body
   */
  private record Answer(int status, String head, String body) {}

  private WebServer start(Optional<Secret> token) {
    try {
      return WebServer.start(
          new WebServerSettings(
              new InetSocketAddress("127.0.0.1", 0), token, Set.of("saldo.example")),
          host,
          Clock.fixed(SampleHost.NOW, ZoneOffset.UTC));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void listens() {
    assertThat(server.port()).isPositive();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Answer ask(String method, String path, String body, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
    lines.addAll(List.of(headers));
    if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: 127.0.0.1:" + server.port());
    }
    lines.add("Connection: close");
    lines.add("Content-Length: " + body.length());
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write((String.join("\r\n", lines) + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = all.indexOf("\r\n\r\n");
      return new Answer(
          Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
    }
  }

  private Answer get(String path) throws IOException {
    return ask("GET", path, "", BEARER);
  }

  private Answer post(String path, String body) throws IOException {
    return ask("POST", path, body, BEARER, "Content-Type: application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/accounts             | accounts list --output=json
          /api/v1/balances?all=true    | status --all --output=json
          /api/v1/usage?from=-7d&by=day| usage --from=-7d --by=day --output=json
          /api/v1/trend?account=otp&account=o* | trend --account=otp --account=o* --output=json
          /api/v1/runway?as-of=2026-11-01   | runway --as-of=2026-11-01 --output=json
          /api/v1/events?kind=top-up   | events --kind=top-up --output=json
          /api/v1/alerts               | alerts --output=json
          /api/v1/polls?to=now         | history --to=now --output=json
          /reports/usage?from=&format=xlsx | usage --output=xlsx
          """)
  void aDocumentIsThatOfACommand(String path, String command) throws IOException {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(String.join(" ", host.commands.getFirst())).isEqualTo(command);
    assertThat(answer.body()).isEqualTo("{\"rows\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/usage?out=/tmp/x",
        "/api/v1/usage?config=x",
        "/api/v1/balances?all=perhaps",
        "/reports/usage?out=x"
      })
  void otherParametersAreRefused(String path) throws IOException {
    Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.head()).contains("application/problem+json");
    assertThat(host.commands).isEmpty();
  }

  @Test
  void aCommandThatFailsIsAProblem() throws IOException {
    host.answer = new CommandAnswer(2, new byte[0], List.of("saldo: '-x' is not a time"));
    Answer wrong = get("/api/v1/usage?from=-x");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("\"detail\":\"'-x' is not a time\"");
    host.answer =
        new CommandAnswer(
            2,
            new byte[0],
            List.of("{\"document\":\"error\",\"messages\":[\"'-7x' is not a time\"]}"));
    assertThat(get("/api/v1/usage?from=-7x").body()).contains("\"detail\":\"'-7x' is not a time\"");
    host.answer = new CommandAnswer(2, new byte[0], List.of("saldo: no alert '5'; none is open"));
    assertThat(post("/api/v1/alerts/5/ack", "{}").status()).isEqualTo(404);
    host.answer = new CommandAnswer(1, new byte[0], List.of("saldo: the history is damaged"));
    assertThat(get("/api/v1/usage").status()).isEqualTo(503);
    assertThat(get("/a/otp").status()).isEqualTo(503);
  }

  @Test
  void actionsRunTheirCommands() throws IOException {
    assertThat(post("/api/v1/accounts/otp/poll", "").status()).isEqualTo(200);
    assertThat(post("/api/v1/check", "{\"accounts\":[\"otp\"],\"need\":\"5\"}").status())
        .isEqualTo(200);
    assertThat(post("/api/v1/alerts/5c1e/ack", "{\"by\":\"ama\",\"note\":\"ordered\"}").status())
        .isEqualTo(200);
    assertThat(post("/api/v1/alerts/5c1e/silence", "{\"for\":\"4h\"}").status()).isEqualTo(200);
    assertThat(
            post(
                    "/api/v1/events/classify",
                    "{\"account\":\"otp\",\"bucket\":\"main\",\"at\":\"2026-11-25\",\"as\":\"refund\"}")
                .status())
        .isEqualTo(200);
    assertThat(post("/api/v1/events/classify", "{\"account\":\"--as=x\"}").status()).isEqualTo(404);
    assertThat(
            ask("POST", "/api/v1/samples", "account,x\n", BEARER, "Content-Type: text/csv")
                .status())
        .isEqualTo(200);
    assertThat(host.commands.stream().map(command -> String.join(" ", command)))
        .containsExactly(
            "poll --account=otp --output=json",
            "check --account=otp --need=5 --output=json",
            "alerts ack --by=ama --note=ordered 5c1e",
            "alerts silence --for=4h 5c1e",
            "events classify --at=2026-11-25 --as=refund otp/main",
            "history import -");
    assertThat(host.inputs.getLast()).isEqualTo("account,x\n");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/v1/alerts/--all/ack,{},404",
    "POST,/api/v1/alerts/5c1e/delete,{},404",
    "POST,/api/v1/check,[],400",
    "POST,/api/v1/check,{,400",
    "GET,/api/v1/check,'',405",
    "POST,/api/v1/usage,{},405",
    "DELETE,/api/v1/usage,'',405",
    "GET,/api/v2/usage,'',404",
    "GET,/%2e%2e/etc/passwd,'',404",
    "GET,/reports/backup,'',404"
  })
  void whatIsNotOfferedIsRefused(String method, String path, String body, int status)
      throws IOException {
    Answer answer = ask(method, path, body, BEARER, "Content-Type: application/json");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(host.commands).isEmpty();
  }

  @Test
  void nothingIsShownWithoutTheToken() throws IOException {
    for (String path : List.of("/", "/api/v1/usage", "/metrics", "/events", "/badge/otp.svg")) {
      assertThat(ask("GET", path, "").status()).isEqualTo(401);
      assertThat(ask("GET", path, "", "Authorization: Basic " + TOKEN).status()).isEqualTo(401);
    }
    assertThat(ask("GET", "/", "", "Accept: text/html").head()).contains("Location: /login");
    assertThat(ask("GET", "/healthz", "").status()).isEqualTo(200);
    assertThat(host.commands).isEmpty();
  }

  @Test
  void aLoginBeginsASessionThatALogoutEnds() throws IOException {
    Answer login = ask("POST", "/login", "token=" + TOKEN);
    assertThat(login.head()).contains("HttpOnly; SameSite=Strict");
    String cookie =
        login
            .head()
            .lines()
            .filter(line -> line.startsWith("Set-cookie"))
            .findFirst()
            .orElseThrow()
            .replaceFirst("Set-cookie: ", "Cookie: ")
            .split(";", 2)[0];
    assertThat(cookie).doesNotContain(TOKEN);
    assertThat(ask("GET", "/", "", cookie).status()).isEqualTo(200);
    assertThat(ask("POST", "/logout", "", cookie).status()).isEqualTo(303);
    assertThat(ask("GET", "/", "", cookie).status()).isEqualTo(401);
  }

  @Test
  void guessingIsSlowedDown() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(ask("POST", "/login", "token=wrong" + i).status()).isEqualTo(401);
    }
    assertThat(ask("POST", "/login", "token=" + TOKEN).status()).isEqualTo(429);
    assertThat(get("/api/v1/usage").status()).isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example,421",
    "192.0.2.7:8087,200",
    "[2001:db8::7],200",
    "127.0.0.1.evil.example,421",
    "saldo.example,200",
    "SALDO.example:443,200",
    "localhost,200"
  })
  void onlyKnownHostsAreServed(String name, int status) throws IOException {
    assertThat(ask("GET", "/healthz", "", "Host: " + name).status()).isEqualTo(status);
  }

  @Test
  void aRequestNamesOneHost() throws IOException {
    // Java 21 refuses a second host itself.
    int refused = Runtime.version().feature() == 21 ? 400 : 421;
    assertThat(ask("GET", "/healthz", "", "Host: localhost", "Host: evil.example").status())
        .isEqualTo(refused);
    assertThat(ask("GET", "http://evil.example/healthz", "", "Host: localhost").status())
        .isEqualTo(421);
    assertThat(ask("GET", "http://localhost/healthz", "", "Host: localhost").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gzip; true",
        "deflate, gzip, br; true",
        "GZIP, identity; true",
        "'gzip;q=0.5'; true",
        "'gzip;q=0'; false",
        "'br, gzip ; q=0.000, x'; false",
        "identity; false",
        "notgzip; false"
      })
  void aCodingIsUsedOnlyIfItIsAccepted(String accepted, boolean compressed) throws IOException {
    host.answer =
        new CommandAnswer(0, " ".repeat(5_000).getBytes(StandardCharsets.UTF_8), List.of());
    assertThat(
            ask("GET", "/api/v1/usage", "", BEARER, "Accept-Encoding: " + accepted)
                .head()
                .contains("Content-encoding: gzip"))
        .isEqualTo(compressed);
  }

  @Test
  void aPageElsewhereCannotAct() throws IOException {
    String path = "/api/v1/accounts/otp/poll";
    String here = "http://127.0.0.1:" + server.port();
    assertThat(ask("POST", path, "", BEARER, "Origin: https://evil.example").status())
        .isEqualTo(403);
    assertThat(ask("POST", path, "", BEARER, "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
    assertThat(ask("POST", path, "", BEARER, "Origin: null").status()).isEqualTo(403);
    assertThat(ask("POST", path, "", BEARER, "Origin: " + here).status()).isEqualTo(200);
  }

  @Test
  void everyAnswerIsProtected() throws IOException {
    for (Answer answer :
        List.of(get("/"), get("/nope"), get("/metrics"), ask("GET", "/", "", "Host: evil"))) {
      assertThat(answer.head())
          .contains("default-src 'none'")
          .contains("nosniff")
          .contains("Referrer-policy: same-origin")
          .doesNotContain("unsafe-inline")
          .doesNotContain("Server:");
    }
  }

  @Test
  void metricsLeaveOutWhatIsUnknown() throws IOException {
    Answer metrics = get("/metrics");
    assertThat(metrics.body())
        .contains(
            "saldo_balance{account=\"otp\",provider=\"sample\",bucket=\"main\",unit=\"EUR\"} 430\n")
        .contains(
            "saldo_used_total{account=\"otp\",provider=\"sample\",bucket=\"main\",unit=\"EUR\"} 470\n")
        .contains("bucket=\"a \\\"b\\\"\\n\"")
        .doesNotContain("saldo_balance{account=\"otp\",provider=\"sample\",bucket=\"a")
        .contains("edge=\"early\"")
        .contains("saldo_build_info{version=\"1.2.3\"} 1\n")
        .doesNotContain("# EOF");
    server.on(
        new WatchEvent.Polled(
            new PollResult.Failed(
                SampleHost.ACCOUNT,
                SampleHost.NOW,
                Duration.ofMillis(1),
                FailureReason.RATE_LIMITED,
                "slower",
                null),
            null));
    host.episodes.add(LivePagesTest.episode("1", "runs-out", "otp"));
    assertThat(get("/metrics").body())
        .contains("saldo_alert_open{rule=\"runs-out\",severity=\"critical\"} 1\n")
        .contains("saldo_outbox_pending{channel=\"duty\"} 2\n")
        .contains("saldo_outbox_pending{channel=\"mail\"} 0\n")
        .contains("saldo_poll_duration_seconds{account=\"otp\",provider=\"sample\"} 0.001\n")
        .contains("saldo_last_success_timestamp_seconds{account=\"otp\",provider=\"sample\"} ")
        .contains("unit=\"EUR\",state=\"unlimited\"} 1\n");
    Answer open = ask("GET", "/metrics", "", BEARER, "Accept: application/openmetrics-text");
    assertThat(open.head()).contains("application/openmetrics-text");
    assertThat(open.body())
        .contains("# TYPE saldo_polls counter\nsaldo_polls_total 1\n")
        .contains("saldo_poll_failures_total{reason=\"rate-limited\"} 1\n")
        .endsWith("# EOF\n");
  }

  @Test
  void theProbeSaysWhetherAllIsWell() throws IOException {
    assertThat(ask("GET", "/healthz", "").body()).isEqualTo("{\"well\":true}");
    host.well = false;
    assertThat(ask("GET", "/healthz", "").status()).isEqualTo(503);
    assertThat(get("/health").body()).contains("Something is wrong");
    assertThat(get("/api/v1/health").body())
        .contains("\"fenced\":true", "\"channelsFailing\":[\"duty\"]");
  }

  @Test
  void anAlertIsTakenOnByAForm() throws IOException {
    host.episodes.add(LivePagesTest.episode("5c1e", "<b>", "a/b"));
    assertThat(get("/alerts").body())
        .contains("&lt;b&gt;")
        .contains("href=\"/a/a%2Fb\"")
        .contains("value=\"5c1e\"");
    assertThat(ask("POST", "/alerts", "episode=5c1e&action=ack&by=ama&note=", BEARER).status())
        .isEqualTo(303);
    assertThat(host.commands.getLast()).containsExactly("alerts", "ack", "--by=ama", "5c1e");
  }

  @Test
  void aBadgeShowsTheBalance() throws IOException {
    assertThat(get("/badge/otp.svg").body()).contains("430 EUR").contains("otp: 430 EUR");
    assertThat(get("/badge/nobody.svg").body()).contains("no account is named 'nobody'");
  }

  @Test
  void aHeadHasNoBodyAndALongBodyIsRefused() throws IOException {
    Answer head = ask("HEAD", "/healthz", "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.head()).contains("Content-length: 13");
    assertThat(head.body()).isEmpty();
    assertThat(post("/api/v1/check", "x".repeat((16 << 10) + 1)).status()).isEqualTo(413);
    assertThat(
            ask("POST", "/api/v1/samples", "x".repeat(100_000), BEARER, "Content-Type: text/csv")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aBodyIsReadOnlyFromThoseWhoMaySendIt() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/samples HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nx"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 401");
    }
  }

  @Test
  void guessingFromOneAddressKeepsNobodyElseOut() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThat(askFrom("127.0.0.2", "Authorization: Bearer wrong" + i)).contains("401");
    }
    assertThat(askFrom("127.0.0.2", BEARER)).contains("429");
    assertThat(get("/api/v1/usage").status()).isEqualTo(200);
  }

  /** Returns the first line of an answer to a client with an address. */
  private String askFrom(String address, String header) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/usage HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                      + header
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void behindTlsTheCookieIsSentOverTlsOnly() throws IOException {
    assertThat(ask("POST", "/login", "token=" + TOKEN, "X-Forwarded-Proto: https").head())
        .contains("SameSite=Strict; Secure");
    assertThat(ask("POST", "/login", "token=" + TOKEN).head()).doesNotContain("Secure");
  }

  @Test
  void aPersonSeesAPageAboutAProblemAndAProgramADocument() throws IOException {
    Answer page = ask("GET", "/nope", "", BEARER, "Accept: text/html");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>Not found</h1>");
    assertThat(ask("GET", "/api/v1/nope", "", BEARER, "Accept: text/html").head())
        .contains("application/problem+json");
    assertThat(ask("DELETE", "/", "", BEARER).head()).contains("Allow: GET, HEAD, POST");
  }

  @Test
  void openPagesHearOfChanges() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /events HTTP/1.1\r\nHost: localhost\r\n" + BEARER + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      while (!lines.readLine().startsWith("retry:")) {
        // The head.
      }
      server.on(new WatchEvent.Reloaded(3));
      String line = lines.readLine();
      while (!line.startsWith("event:")) {
        line = lines.readLine();
      }
      assertThat(line).isEqualTo("event: reloaded");
    }
  }

  @Test
  void slowClientsKeepNobodyWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket
            .getOutputStream()
            .write(
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nt"
                    .getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      assertThat(ask("GET", "/healthz", "").status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void onThisMachineATokenIsOptional() throws IOException {
    server.close();
    server = start(Optional.empty());
    assertThat(ask("GET", "/api/v1/usage", "").status()).isEqualTo(200);
  }

  @Test
  void beyondThisMachineATokenIsNeeded() {
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);
    assertThatThrownBy(() -> new WebServerSettings(everywhere, Optional.empty(), Set.of()))
        .hasMessageContaining("a token is needed");
    assertThatThrownBy(
            () -> new WebServerSettings(everywhere, Optional.of(Secret.of("short")), Set.of()))
        .hasMessageContaining("fewer than 16");
  }
}
