package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links for a display on a wall, which need no login. */
@Timeout(60)
final class WallLinkTest {

  private static final String TAIL = "-0123456789abcdef";

  @TempDir private Path folder;
  private final SampleHost host = new SampleHost();
  private volatile Instant now = SampleHost.NOW;
  private WallLinkKeys keys = new WallLinkKeys(Optional.empty(), Clock.systemUTC());
  private WebServer server = start();

  /** A clock that the test sets. */
  private final class TestClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private WebServer start() {
    try {
      return WebServer.start(
          new WebServerSettings(
              new InetSocketAddress("127.0.0.1", 0),
              List.of(
                  ScopedAccessToken.of(Secret.of("admin" + TAIL), AccessScope.ADMIN),
                  ScopedAccessToken.of(Secret.of("read" + TAIL), AccessScope.READ)),
              Set.of(),
              TrustedProxySettings.NONE),
          host,
          new TestClock());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path file() {
    return folder.resolve("saldo-wall.key");
  }

  private WallLinkKeys open() {
    return new WallLinkKeys(Optional.of(file()), new TestClock());
  }

  @BeforeEach
  void restartWithAFile() {
    server.close();
    host.wallSecret = Optional.of(file());
    server = start();
    keys = open();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aKeyEndsWithItsTime() {
    String key = keys.issue(Duration.ofDays(1));
    assertThat(keys.end(key)).hasValue(now.plus(Duration.ofDays(1)));
    assertThat(open().end(key)).as("after a restart").isPresent();
    now = now.plus(Duration.ofDays(1));
    assertThat(keys.end(key)).isEmpty();
  }

  @Test
  void aKeyOfAnotherTimeOrSecretIsNone() throws IOException {
    String key = keys.issue(Duration.ofDays(1));
    String signature = key.replaceFirst(".*\\.", ".");
    assertThat(keys.end(now.plus(Duration.ofDays(2)).getEpochSecond() + signature)).isEmpty();
    assertThat(keys.end(key.substring(0, key.length() - 1) + "_")).isEmpty();
    assertThat(keys.end("999999999999999" + signature)).isEmpty();
    assertThat(keys.end("")).isEmpty();
    assertThat(Files.readString(file())).matches("[0-9a-f]{64}\n").doesNotContain(signature);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    keys.revoke();
    assertThat(keys.end(key)).isEmpty();
    assertThat(open().end(key)).isEmpty();
    assertThat(folder.toFile().list()).containsExactly("saldo-wall.key");
  }

  @Test
  void aDamagedOrMissingFileGivesNoLink() throws IOException {
    assertThat(keys.end("1.x")).isEmpty();
    assertThat(file()).doesNotExist();
    Files.writeString(file(), "0");
    assertThatThrownBy(() -> open().issue(Duration.ofDays(1)))
        .isInstanceOfSatisfying(
            WebException.class,
            wrong -> assertThat(wrong.details().getFirst()).contains("delete it"));
    assertThatThrownBy(
            () -> new WallLinkKeys(Optional.empty(), Clock.systemUTC()).issue(Duration.ofDays(1)))
        .isInstanceOf(WebException.class);
  }

  private HttpURLConnection ask(String method, String path, String token, String body)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + server.port() + path).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    if (!token.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + token + TAIL);
    }
    if (method.equals("POST")) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    return connection;
  }

  private static String text(HttpURLConnection connection) throws IOException {
    assertThat(connection.getResponseCode()).isEqualTo(200);
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aDisplayShowsBalancesWithoutALogin() throws IOException {
    assertThat(text(ask("GET", "/health", "read", "")))
        .contains("Make a link")
        .doesNotContain("key=");
    assertThat(ask("POST", "/wall", "read", "action=link&days=30").getResponseCode())
        .as("a reader outlives its token by no link")
        .isEqualTo(403);
    assertThat(ask("POST", "/wall", "admin", "action=link&days=9999").getResponseCode())
        .isEqualTo(400);
    String made = text(ask("POST", "/wall", "admin", "action=link&days=30"));
    String wall = made.replaceFirst("(?s).*href=\"(/wall\\?key=[^\"]+)\".*", "$1");
    assertThat(made).contains("until 2026-12-26 12:00 Z");
    assertThat(text(ask("GET", wall, "", "")))
        .contains("430<i>", "data-key=\"" + wall.replaceFirst(".*=", ""))
        .doesNotContain("<nav class=\"pages-of-saldo\"");
    assertThat(text(ask("GET", wall, "", "")))
        .as("a display leads nowhere, because nothing else is shown without a login")
        .contains("data-plain")
        .doesNotContain("<a ", "<form");
    for (String path : List.of("/alerts", "/", "/api/v1/balances", "/metrics")) {
      assertThat(ask("GET", wall.replace("/wall", path), "", "").getResponseCode()).isEqualTo(401);
    }
    assertThat(ask("GET", wall + "0", "", "").getResponseCode()).isEqualTo(401);
    assertThat(ask("POST", wall, "", "action=revoke").getResponseCode()).isEqualTo(401);
    assertThat(text(ask("POST", "/wall", "admin", "action=revoke"))).contains("Links are void");
    assertThat(ask("GET", wall, "", "").getResponseCode()).isEqualTo(401);
  }

  @Test
  void aStreamEndsWhenItsClientMayNoLongerSeeIt() throws IOException {
    try (ServerEventStream events =
        new ServerEventStream(Clock.systemUTC(), open -> {}, Duration.ofMillis(1))) {
      HttpServer small = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      small.createContext(
          "/",
          exchange -> {
            int[] asked = {0};
            events.serve(exchange, "", true, () -> asked[0]++ < 2);
          });
      small.start();
      try {
        URI place = URI.create("http://127.0.0.1:" + small.getAddress().getPort() + "/");
        assertThat(new String(place.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("retry: 5000\n\n: alive\n\n: alive\n\n");
      } finally {
        small.stop(0);
      }
    }
  }
}
