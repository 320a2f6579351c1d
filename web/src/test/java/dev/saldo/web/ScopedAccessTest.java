package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
@Timeout(60)
final class ScopedAccessTest {

  private static final String TAIL = "-0123456789abcdef";
  private final SampleHost host = new SampleHost();
  private WebServer server = start(TrustedProxySettings.NONE);

  private WebServer start(TrustedProxySettings proxy) {
    List<ScopedAccessToken> tokens =
        List.of(
            ScopedAccessToken.of(Secret.of("admin" + TAIL), AccessScope.ADMIN),
            ScopedAccessToken.of(Secret.of("acknowledge" + TAIL), AccessScope.ACKNOWLEDGE),
            ScopedAccessToken.of(Secret.of("write" + TAIL), AccessScope.WRITE),
            // The hash of read-0123456789abcdef.
            ScopedAccessToken.of(
                Secret.of(
                    "sha256:9c505a58f513c332dd80b54578728bbe116e768466cf73a85d3486a4ba91b213"),
                AccessScope.READ));
    try {
      return WebServer.start(
          new WebServerSettings(new InetSocketAddress("127.0.0.1", 0), tokens, Set.of(), proxy),
          host,
          Clock.fixed(SampleHost.NOW, ZoneOffset.UTC));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpURLConnection ask(String method, String path, Map<String, String> headers)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + server.port() + path).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    headers.forEach(connection::setRequestProperty);
    if (method.equals("POST")) {
      connection.setDoOutput(true);
      connection.getOutputStream().close();
    }
    return connection;
  }

  private int status(String method, String path, String token) throws IOException {
    return ask(
            method,
            path,
            Map.of("Authorization", "Bearer " + token + TAIL, "Content-Type", "text/csv"))
        .getResponseCode();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,200,200,403,200",
    "GET,/metrics,200,200,403,200",
    "GET,/api/v1/usage,200,200,403,200",
    "POST,/api/v1/check,200,200,403,200",
    "POST,/api/v1/alerts/5c1e/ack,403,200,403,200",
    "POST,/api/v1/alerts/5c1e/silence,403,200,403,200",
    "POST,/api/v1/samples,403,403,200,200",
    "POST,/api/v1/accounts/otp/poll,403,403,403,200",
    "POST,/a/otp/poll,403,403,403,303"
  })
  void aTokenIsForItsScope(
      String method, String path, int read, int acknowledge, int write, int admin)
      throws IOException {
    assertThat(status(method, path, "read")).isEqualTo(read);
    assertThat(status(method, path, "acknowledge")).isEqualTo(acknowledge);
    assertThat(status(method, path, "write")).isEqualTo(write);
    assertThat(status(method, path, "admin")).isEqualTo(admin);
    assertThat(status(method, path, "other")).isEqualTo(401);
  }

  @Test
  void aUserIsBelievedFromATrustedProxyOnly() throws IOException {
    Map<String, String> user = Map.of("X-User", "ama");
    assertThat(ask("GET", "/", user).getResponseCode()).isEqualTo(401);
    for (String range : List.of("127.0.0.0/8", "127.0.0.1", "10.0.0.0/8", "::1")) {
      server.close();
      server = start(new TrustedProxySettings(List.of(range), Optional.of("X-User"), false));
      assertThat(ask("GET", "/", user).getResponseCode())
          .as(range)
          .isEqualTo(range.startsWith("127") ? 200 : 401);
      assertThat(ask("GET", "/", Map.of("X-User", " ")).getResponseCode()).isEqualTo(401);
    }
  }

  @Test
  void aTrustedProxyStatesTheClient() throws IOException {
    server.close();
    server = start(new TrustedProxySettings(List.of("127.0.0.1"), Optional.empty(), true));
    for (int i = 0; i < 6; i++) {
      String last = i < 5 ? "401" : "429";
      assertThat(forwarded("192.0.2.1, 192.0.2.7", "wrong" + i)).isEqualTo(last);
    }
    assertThat(forwarded("192.0.2.7, 192.0.2.1", "admin" + TAIL)).isEqualTo("200");
  }

  private String forwarded(String addresses, String token) throws IOException {
    return String.valueOf(
        ask(
                "GET",
                "/api/v1/usage",
                Map.of("X-Forwarded-For", addresses, "Authorization", "Bearer " + token))
            .getResponseCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "example.org", "1.2.3", "10.0.0.0/", "::/129", ""})
  void whatIsNoAddressIsRefused(String range) {
    assertThatThrownBy(() -> new TrustedProxySettings(List.of(range), Optional.empty(), false))
        .hasMessageContaining("is not an address or a range");
  }

  @Test
  void aHeaderNeedsAProxy() {
    assertThatThrownBy(() -> new TrustedProxySettings(List.of(), Optional.of("X-User"), false))
        .hasMessageContaining("needs trusted-proxies");
  }

  @Test
  void whatIsUnchangedIsNotSentAgain() throws IOException {
    Map<String, String> bearer = Map.of("Authorization", "Bearer read" + TAIL);
    String tag = ask("GET", "/api/v1/usage", bearer).getHeaderField("ETag");
    Map<String, String> again =
        Map.of("Authorization", "Bearer read" + TAIL, "If-None-Match", String.valueOf(tag));
    assertThat(ask("GET", "/api/v1/usage", again).getResponseCode()).isEqualTo(304);
    assertThat(host.commands).hasSize(1);
    host.read(0, 400);
    assertThat(ask("GET", "/api/v1/usage", again).getResponseCode()).isEqualTo(200);
  }

  @Test
  void longTextsAreCompressed() throws IOException {
    Map<String, String> asked =
        Map.of("Authorization", "Bearer read" + TAIL, "Accept-Encoding", "gzip, br");
    HttpURLConnection page = ask("GET", "/", asked);
    assertThat(page.getHeaderField("Content-Encoding")).isEqualTo("gzip");
    try (InputStream in = new GZIPInputStream(page.getInputStream())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("430<i>");
    }
    assertThat(ask("GET", "/healthz", asked).getHeaderField("Content-Encoding")).isNull();
  }
}
