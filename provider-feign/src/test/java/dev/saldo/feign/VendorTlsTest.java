package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.saldo.network.NetworkSettings;
import dev.saldo.network.TlsSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import feign.RequestLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with real servers and certificates. */
final class VendorTlsTest {

  @TempDir static Path folder;

  private static final Map<String, HttpServer> SERVERS = new HashMap<>();
  private static IssuedCertificate authority;
  private static IssuedCertificate good;

  record Greeting(String text) {}

  interface Api {
    @RequestLine("GET /")
    Greeting get();
  }

  @BeforeAll
  static void start() throws Exception {
    authority = IssuedCertificate.authority("Authority");
    good = authority.issue("127.0.0.1");
    authority.write(folder, "ca.pem");
    authority.issue("127.0.0.1").writeWithKey(folder, "client.pem");
    IssuedCertificate self = IssuedCertificate.selfSigned();
    self.write(folder, "self.pem");
    serve("good", good.server(), false);
    serve("self", self.server(), false);
    serve("expired", authority.issueExpired("127.0.0.1").server(), false);
    serve("other host", authority.issue("127.0.0.2").server(), false);
    serve("asks", good.serverTrusting(authority), true);
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(server -> server.stop(0));
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void serve(String name, SSLContext context, boolean asksClient) throws Exception {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters all = context.getDefaultSSLParameters();
            all.setNeedClientAuth(asksClient);
            parameters.setSSLParameters(all);
          }
        });
    SERVERS.put(name, started(server));
  }

  private static HttpServer started(HttpServer server) {
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"text\":\"hello\"}".getBytes(US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void trustsThePrivateAuthorityOfTheAccount() {
    assertThat(read("good", tls("ca.pem"))).isEqualTo("hello");
    assertThat(read("self", tls("self.pem"))).isEqualTo("hello");
  }

  @Test
  void trustsTheAuthoritiesOfTheEnvironment() throws Exception {
    String file = folder.resolve("ca.pem").toString();
    assertThat(read("good", environment(Map.of("SSL_CERT_FILE", file)))).isEqualTo("hello");
    Path hashed = Files.createDirectories(folder.resolve("certs"));
    authority.write(hashed, "0.pem");
    Files.writeString(hashed.resolve("README"), "no certificate");
    assertThat(read("good", environment(Map.of("SSL_CERT_DIR", hashed.toString()))))
        .isEqualTo("hello");
  }

  @Test
  void saysWhyACertificateIsNotTrusted() {
    refused("good", environment(Map.of()), "authority of its certificate is unknown", "ca-file");
    refused("self", environment(Map.of()), "is self-signed", "ca-file");
    refused("good", tls("self.pem"), "authority of its certificate is unknown", "SSL_CERT_FILE");
    refused("expired", tls("ca.pem"), "has expired", "clock");
    refused("other host", tls("ca.pem"), "is for another host", "URL");
    refused("asks", tls("ca.pem"), "requires a client certificate", "client-cert");
  }

  @Test
  void saysThatAPortIsNotForTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerInPlainText(plain));
      assertThatThrownBy(() -> readUrl("https://127.0.0.1:" + plain.getLocalPort(), tls("ca.pem")))
          .hasMessageContainingAll("does not answer with TLS", "port");
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (Socket connection = server.accept()) {
      connection.getInputStream().read();
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysThatAPortIsForTls() {
    assertThatThrownBy(() -> readUrl("http://127.0.0.1:" + port("good"), settings()))
        .isInstanceOf(BalanceException.class)
        .hasMessageContaining("if its port expects TLS, use https");
  }

  @Test
  void acceptsOnlyAPinnedKey() throws Exception {
    String pin =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(good.certificate().getPublicKey().getEncoded()));
    assertThat(read("good", pinned("sha256//" + pin))).isEqualTo("hello");
    refused("good", pinned("A".repeat(43) + "="), "none of its certificates", "new key");
  }

  @Test
  void showsTheCertificateOfTheClient() {
    TlsSettings client =
        new TlsSettings(
            Optional.of(Path.of("ca.pem")),
            List.of(),
            Optional.of(Path.of("client.pem")),
            Optional.empty(),
            Optional.empty());
    assertThat(read("asks", settings().with(Optional.empty(), client))).isEqualTo("hello");
  }

  @Test
  void refusesFilesThatCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "nothing");
    Files.writeString(
        folder.resolve("rsa.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA");
    wrong(tls("missing.pem"), "tls.ca-file: ", "does not exist");
    wrong(tls("empty.pem"), "tls.ca-file: ", "contains no certificate");
    wrong(environment(Map.of("SSL_CERT_FILE", "missing.pem")), "SSL_CERT_FILE: ", "not exist");
    wrong(environment(Map.of("SSL_CERT_DIR", "missing")), "SSL_CERT_DIR: ", "not a folder");
    wrong(pinned("abc"), "tls.pin-sha256: 'abc'", "44 characters");
    wrong(client("ca.pem", Optional.of("rsa.pem")), "tls.client-key: ", "openssl pkcs8");
    wrong(client("rsa.pem", Optional.empty()), "tls.client-cert: ", "contains no certificate");
    wrong(client("empty.pem", Optional.empty()), "tls.client-cert: ", "PKCS#12");
  }

  private static NetworkSettings client(String certificate, Optional<String> key) {
    return settings()
        .with(
            Optional.empty(),
            new TlsSettings(
                Optional.empty(),
                List.of(),
                Optional.of(Path.of(certificate)),
                key.map(Path::of),
                Optional.of(Secret.of("s3cret"))));
  }

  private static void wrong(NetworkSettings settings, String... words) {
    assertThatThrownBy(() -> VendorNetwork.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  private static void refused(String server, NetworkSettings settings, String... words) {
    assertThatThrownBy(() -> read(server, settings))
        .isInstanceOfSatisfying(
            BalanceException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.UNAVAILABLE))
        .hasMessageContainingAll(words)
        .hasMessageContaining("https://127.0.0.1:" + port(server));
  }

  private static String read(String server, NetworkSettings settings) {
    return readUrl("https://127.0.0.1:" + port(server), settings);
  }

  private static String readUrl(String url, NetworkSettings settings) {
    return new VendorClients()
        .open(
            URI.create(url),
            false,
            VendorNetwork.of(settings).context(Clock.systemUTC(), Duration.ofSeconds(10)))
        .target(Api.class)
        .get()
        .text();
  }

  private static int port(String server) {
    return Objects.requireNonNull(SERVERS.get(server)).getAddress().getPort();
  }

  private static NetworkSettings settings() {
    return environment(Map.of());
  }

  private static NetworkSettings environment(Map<String, String> variables) {
    return NetworkSettings.of(variables::get, folder);
  }

  private static NetworkSettings tls(String authorities) {
    return tls(authorities, List.of());
  }

  private static NetworkSettings pinned(String pin) {
    return tls("ca.pem", List.of(pin));
  }

  private static NetworkSettings tls(String authorities, List<String> pins) {
    return settings()
        .with(
            Optional.empty(),
            new TlsSettings(
                Optional.of(Path.of(authorities)),
                pins,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }
}
