package dev.saldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of the documentation in nginx, if it is installed. */
@EnabledIfSystemProperty(named = "saldo.thorough", matches = "true")
final class NginxRecipeTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String HOST = "saldo.example";

  @TempDir private Path folder;

  private int port;

  private String curl(String path, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl", "-sik", "--max-time", "5", "--resolve", HOST + ":" + port + ":127.0.0.1"));
    command.addAll(List.of(options));
    command.add("https://" + HOST + ":" + port + path);
    return OtherProgram.run(folder, "", command.toArray(String[]::new));
  }

  /** Returns the recipe with this machine's ports and files. */
  private String recipe(int server) throws IOException {
    String all = Files.readString(Path.of("../docs/web.md"));
    String recipe = all.replaceFirst("(?s).*```nginx\\n(.*?)```.*", "$1");
    assertThat(recipe).contains("listen 443 ssl;", "http://127.0.0.1:8087", "/etc/ssl/");
    return "daemon off; pid nginx.pid; error_log stderr; events {}\nhttp { access_log off;\n%s}\n"
        .formatted(
            recipe
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("127.0.0.1:8087", "127.0.0.1:" + server)
                .replace("/etc/ssl/", folder + "/"));
  }

  @Test
  void aBrowserReachesTheServerOverTls() throws Exception {
    OtherProgram.require("nginx", "openssl", "curl");
    OtherProgram.run(
        folder,
        "",
        ("openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=" + HOST)
            .concat(" -keyout saldo.key -out saldo.pem")
            .split(" "));
    port = OtherProgram.freePort();
    WebServerSettings settings =
        new WebServerSettings(
            new InetSocketAddress("127.0.0.1", 0),
            List.of(ScopedAccessToken.of(Secret.of(TOKEN), AccessScope.ADMIN)),
            Set.of(HOST),
            new TrustedProxySettings(List.of("127.0.0.1"), Optional.empty(), false));
    try (WebServer server =
        WebServer.start(settings, new SampleHost(), Clock.fixed(SampleHost.NOW, ZoneOffset.UTC))) {
      Files.writeString(folder.resolve("nginx.conf"), recipe(server.port()));
      try (OtherProgram nginx =
          OtherProgram.start(
              folder, "/usr/sbin/nginx", "-p", folder.toString(), "-c", "nginx.conf")) {
        nginx.await(() -> assertThat(curl("/login")).contains(" 200", "name=\"token\""));
        String origin = "Origin: https://" + HOST + ":" + port;
        String login = curl("/login", "-H", origin, "--data", "token=" + TOKEN);
        assertThat(login).contains(" 303", "; HttpOnly; SameSite=Strict; Secure");
        String cookie = login.replaceFirst("(?s).*(saldo-session=[^;]+).*", "$1");
        assertThat(curl("/", "-H", "Cookie: " + cookie)).contains(" 200", "430<i>");
        assertThat(curl("/login", "-H", "Origin: https://evil.example", "--data", "token=" + TOKEN))
            .contains(" 403");
        assertThat(curl("/healthz", "-H", "Host: evil.example")).contains(" 421");
        assertThat(curl("/events", "-N", "--max-time", "1", "-H", "Cookie: " + cookie))
            .as("events are not held back")
            .contains("retry: 5000");
      }
    }
  }
}
