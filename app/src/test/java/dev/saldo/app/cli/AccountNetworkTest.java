package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies and certificates of accounts. A server on loopback is the proxy. */
final class AccountNetworkTest {

  private final VendorServer proxy =
      VendorServer.answering(VendorReply.json("{\"balance\": \"5\"}"));
  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  private String address() {
    return "127.0.0.1:" + proxy.uri().getPort();
  }

  private Path configure(String network) {
    return saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: good
            provider: http-json
            settings: {url: '%s', amount-pointer: /balance, unit: EUR}
          - name: other
            provider: http-json
            settings: {url: 'http://127.0.0.1:1/x', amount-pointer: /balance, unit: EUR}
            %s
        """
            .formatted(proxy.uri(), network));
  }

  @Test
  void usesTheProxyOfTheAccountOrOfTheEnvironment() {
    saldo.environment.put("LOGIN", "user:s3cret-word");
    configure("proxy: 'http://${env:LOGIN}@" + address() + "'");
    Outcome own = saldo.run("poll", "-o", "json");
    assertThat(own.exit()).isZero();
    assertThat(proxy.requests())
        .anyMatch(
            request ->
                request
                    .header("Proxy-Authorization")
                    .equals(Optional.of("Basic dXNlcjpzM2NyZXQtd29yZA==")));
    configure("");
    assertThat(saldo.run("poll").exit()).isEqualTo(3);
    saldo.environment.put("http_proxy", address());
    assertThat(saldo.run("poll").exit()).isZero();
    saldo.environment.put("no_proxy", "127.0.0.1");
    assertThat(saldo.run("poll").exit()).isEqualTo(3);
  }

  @Test
  void aChannelHasANetworkOfItsOwn() {
    String channel =
        "channels:\n  ops: {type: slack, url: 'http://chat.example/x', allow-plain-http: true, %s}\n";
    saldo.environment.put("http_proxy", "127.0.0.1:1");
    saldo.write("saldo.yaml", channel.formatted("proxy: 'http://" + address() + "'"));
    assertThat(saldo.run("alerts", "test", "ops").exit()).isZero();
    saldo.write("saldo.yaml", channel.formatted(""));
    assertThat(saldo.run("alerts", "test", "ops").out()).contains("the proxy 127.0.0.1:1");
    saldo.write("saldo.yaml", channel.formatted("tls: {ca-file: gone.pem}"));
    assertThat(saldo.run("alerts", "test", "ops").out()).contains("channels.ops: tls.ca-file: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "proxy: '${env:GONE}'             | GONE is not set",
        "proxy: 'socks5://u:s3cret@a'     | socks5 proxies are not supported",
        "tls: {ca-file: gone.pem}         | tls.ca-file: ",
        "tls: {pin-sha256: [abc]}         | tls.pin-sha256: 'abc' is not",
        "tls: {client-key: saldo.yaml}    | tls.client-key: requires client-cert",
        "tls: {ca-fil: gone.pem}          | unknown key 'ca-fil'; did you mean 'ca-file'?"
      })
  void aMistakeCostsTheAccountAlone(String network, String cause) {
    configure(network);
    Outcome poll = saldo.run("poll", "-o", "json");
    assertThat(poll.exit()).isEqualTo(3);
    assertThat(poll.json().at("/results/0/outcome").asString()).isEqualTo("sampled");
    assertThat(poll.json().at("/results/1/failure/reason").asString()).isEqualTo("configuration");
    assertThat(poll.json().at("/results/1/failure/message").asString())
        .contains("saldo.yaml:", "accounts.other", cause)
        .doesNotContain("s3cret");
    assertThat(saldo.run("poll", "--strict").exit()).isEqualTo(4);
  }

  @Test
  void warnsOfAPasswordThatEveryUserCanRead() throws IOException {
    Path file = configure("proxy: 'http://u:s3cret@" + address() + "'");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(saldo.run("poll").err())
        .contains("accounts.other.proxy: every user of this machine can read this secret")
        .doesNotContain("s3cret");
  }
}
