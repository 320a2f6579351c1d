package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.saldo.network.NetworkSettings;
import dev.saldo.network.TlsSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import feign.RequestLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies between a provider and its vendor. */
final class VendorProxyTest {

  @TempDir static Path folder;

  private static final String BASIC = "jdk.http.auth.tunneling.disabledSchemes";
  private static final List<String> VENDOR_HEADERS = new CopyOnWriteArrayList<>();
  private static HttpsServer vendor;

  record Greeting(String text) {}

  interface Api {
    @RequestLine("GET /balance")
    Greeting get();
  }

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(BASIC, ""); // as the program does
    IssuedCertificate authority = IssuedCertificate.authority("Authority");
    authority.write(folder, "ca.pem");
    vendor = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.setHttpsConfigurator(new HttpsConfigurator(authority.issue("127.0.0.1").server()));
    vendor.createContext(
        "/",
        exchange -> {
          VENDOR_HEADERS.addAll(exchange.getRequestHeaders().keySet());
          byte[] body = "{\"text\":\"hello\"}".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    vendor.start();
  }

  @AfterAll
  static void stop() {
    vendor.stop(0);
  }

  @Test
  void tunnelsToAVendorWithALogin() throws IOException {
    try (LoopbackProxy proxy = new LoopbackProxy("")) {
      String url = "http://user:p%40ss:w@rd@127.0.0.1:" + proxy.port();
      assertThat(read(Map.of("HTTPS_PROXY", url), vendorUrl())).isEqualTo("hello");
      String login =
          Base64.getEncoder().encodeToString("user:p@ss:w@rd".getBytes(StandardCharsets.UTF_8));
      assertThat(proxy.heads()).hasSize(1);
      assertThat(proxy.heads().get(0))
          .startsWith("CONNECT 127.0.0.1:" + vendor.getAddress().getPort() + " HTTP/1.1\r\n")
          .contains("Proxy-Authorization: Basic " + login + "\r\n")
          .doesNotContain("Upgrade");
      assertThat(VENDOR_HEADERS).isNotEmpty().doesNotContain("Proxy-authorization");
    }
  }

  @Test
  void sendsPlainHttpToTheProxyItself() throws IOException {
    try (LoopbackProxy proxy = new LoopbackProxy("")) {
      String url = "user:secret@127.0.0.1:" + proxy.port();
      assertThat(read(Map.of("http_proxy", url), "http://127.0.0.1:1")).isEqualTo("proxy");
      assertThat(proxy.heads().get(0))
          .startsWith("GET http://127.0.0.1:1/balance HTTP/1.1\r\n")
          .contains("Host: 127.0.0.1:1\r\n")
          .contains("Proxy-Authorization: Basic ");
    }
  }

  @Test
  void goesRoundTheProxyWhereTold() throws IOException {
    try (LoopbackProxy proxy = new LoopbackProxy("")) {
      String url = "http://127.0.0.1:" + proxy.port();
      assertThat(read(Map.of("https_proxy", url, "no_proxy", "127.0.0.0/8"), vendorUrl()))
          .isEqualTo("hello");
      assertThat(read(Map.of("HTTP_PROXY", url), vendorUrl())).isEqualTo("hello");
      assertThat(read(Map.of("ALL_PROXY", url), Optional.of("none"), vendorUrl()))
          .isEqualTo("hello");
      assertThat(proxy.heads()).isEmpty();
      assertThat(read(Map.of("NO_PROXY", "*"), Optional.of(url), vendorUrl())).isEqualTo("hello");
      assertThat(read(Map.of("ALL_PROXY", url), vendorUrl())).isEqualTo("hello");
      assertThat(proxy.heads()).hasSize(2);
    }
  }

  @Test
  void saysWhatAProxyRefuses() throws IOException {
    try (LoopbackProxy proxy = new LoopbackProxy("407 Proxy Authentication Required")) {
      String place = "127.0.0.1:" + proxy.port();
      refused("http://" + place, FailureReason.CONFIGURATION, place, "requires a user");
      refused("http://u:s3cret@" + place, FailureReason.CONFIGURATION, place, "refuses the user");
    }
    try (LoopbackProxy proxy = new LoopbackProxy("403 Forbidden")) {
      refused(
          "http://u:s3cret@127.0.0.1:" + proxy.port(),
          FailureReason.UNAVAILABLE,
          "the proxy 127.0.0.1:" + proxy.port() + " refuses to connect to " + vendorUrl(),
          "HTTP 403");
    }
    refused(
        "http://u:s3cret@127.0.0.1:1",
        FailureReason.UNAVAILABLE,
        "cannot connect to the proxy 127.0.0.1:1 for " + vendorUrl());
    refused(
        "http://u:s3cret@proxy.invalid:1",
        FailureReason.UNAVAILABLE,
        "the proxy proxy.invalid:1 for " + vendorUrl() + " cannot be reached");
    refused("socks5://u:s3cret@127.0.0.1", FailureReason.CONFIGURATION, "HTTPS_PROXY: ", "socks5");
    refused("http://u:s3cret@:x", FailureReason.CONFIGURATION, "HTTPS_PROXY: is not the URL");
  }

  private static void refused(String proxy, FailureReason reason, String... words) {
    assertThatThrownBy(() -> read(Map.of("HTTPS_PROXY", proxy), vendorUrl()))
        .isInstanceOfSatisfying(
            BalanceException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("s3cret");
  }

  private static String vendorUrl() {
    return "https://127.0.0.1:" + vendor.getAddress().getPort();
  }

  private static String read(Map<String, String> environment, String url) {
    return read(environment, Optional.empty(), url);
  }

  private static String read(Map<String, String> environment, Optional<String> own, String url) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("SSL_CERT_FILE", folder.resolve("ca.pem").toString());
    NetworkSettings settings =
        NetworkSettings.of(variables::get, folder).with(own.map(Secret::of), TlsSettings.NONE);
    return new VendorClients()
        .open(
            URI.create(url),
            false,
            VendorNetwork.of(settings).context(Clock.systemUTC(), Duration.ofSeconds(10)))
        .target(Api.class)
        .get()
        .text();
  }
}
