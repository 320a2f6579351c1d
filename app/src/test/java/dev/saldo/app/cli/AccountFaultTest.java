package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A fault in the configuration of one account, next to an account without one. */
final class AccountFaultTest {

  private final VendorServer vendor =
      VendorServer.answering(VendorReply.json("{\"balance\": \"5\"}"));
  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private void configure(String provider, String more) {
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: good
            provider: http-json
            settings: {url: '%1$s', amount-pointer: /balance, unit: EUR}
          - name: bad
            provider: %2$s
            settings: {url: '%1$s', amount-pointer: /balance, unit: EUR%3$s}
        """
            .formatted(vendor.uri(), provider, more));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http-json | , header-name: A, header-value: '${env:GONE}' | :7: | GONE is not set",
        "http-json | , header-name: A, header-value: '${file:gone}' | :7: | does not exist",
        "http-json | , means: left | :7: | is not one of",
        "http-json | , colour: red | :7: | unknown key 'colour'",
        "http-json | , timeout: soon | :7: | is not a duration",
        "http-json | , timeout: 0s | :7: | must be more than 0s",
        "http-jsn | '' | :6: | did you mean 'http-json'?"
      })
  void costsThatAccountAlone(String provider, String more, String line, String cause) {
    configure(provider, more == null ? "" : more);
    Outcome poll = saldo.run("poll", "-o", "json");
    assertThat(poll.exit()).isEqualTo(3);
    JsonNode results = poll.json().path("results");
    assertThat(results.at("/0/balances/0/amount").asString()).isEqualTo("5");
    assertThat(results.at("/1/outcome").asString()).isEqualTo("failed");
    assertThat(results.at("/1/failure/reason").asString()).isEqualTo("configuration");
    assertThat(results.at("/1/failure/transient").asBoolean()).isFalse();
    assertThat(results.at("/1/failure/message").asString()).contains("saldo.yaml" + line, cause);
    assertThat(poll.err()).endsWith("saldo: 1 read, 1 failed" + System.lineSeparator());
    JsonNode kept = saldo.run("history", "--to", "2027-01-01", "-o", "json").json();
    assertThat(kept.at("/samples/0/account").asString()).isEqualTo("good");
    assertThat(kept.at("/failures/0/account").asString()).isEqualTo("bad");
    assertThat(kept.at("/failures/0/reason").asString()).isEqualTo("configuration");

    Outcome strict = saldo.run("poll", "--strict");
    assertThat(strict.exit()).isEqualTo(4);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err()).contains(cause);
    assertThat(saldo.run("poll", "good", "--strict").exit()).isZero();
  }

  @Test
  void isSaidOnceInATable() {
    configure("http-json", ", means: left");
    saldo.errIsTerminal = true;
    Outcome poll = saldo.run("poll");
    assertThat(poll.err())
        .containsPattern("saldo: good: read, [12] of 2")
        .containsOnlyOnce("is not one of");
    assertThat(poll.out()).contains("configuration").doesNotContain("is not one of");
  }

  @Test
  void listsAllLayersWhenTheFileIsWrongToo() {
    saldo.write(
        "saldo.yaml",
        """
        time-zone: Mars/Olympus
        providers-dir: nowhere
        history: {url: 'jdbc:h2:file:gone/history'}
        defaults: {every: 5s}
        accounts:
          - provider: antz
            name: a
          - name: a
            every: 1h
            every: 2h
            provider: ants
            settings: {username: u, password: '${env:GONE}'}
        """);
    Outcome status = saldo.run("status");
    assertThat(status.exit()).isEqualTo(4);
    assertThat(status.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(":1: time-zone: "),
            line -> assertThat(line).contains(":2: providers-dir: there is no folder"),
            line -> assertThat(line).contains(":3: history.url: there is no folder"),
            line -> assertThat(line).contains(":4: defaults.every: every must be at least 60s"),
            line -> assertThat(line).contains(":6: accounts.a.provider: no provider 'antz'"),
            line -> assertThat(line).contains(":8: accounts.a: ", "the other is in line 7"),
            line -> assertThat(line).contains(":10: ", "duplicate key 'every'"),
            line -> assertThat(line).contains(":12: accounts.a.settings.password: "));
  }

  @Test
  void neverShowsWhatAReferenceStandsFor() {
    saldo.environment.put("KEY", "planted-key-4711");
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: a
            provider: http-json
            settings: {url: 'http://sms.example/${env:KEY}', amount-pointer: /b, unit: EUR}
        """);
    Outcome poll = saldo.run("poll");
    assertThat(poll.exit()).isEqualTo(3);
    assertThat(poll.err()).contains("http://sms.example/***").doesNotContain("planted");
  }

  @Test
  void warnsOfABareVariableAndUsesTheText() {
    saldo.environment.put("TOKEN", "from-variable");
    configure("http-json", ", header-name: A, header-value: $TOKEN");
    Outcome poll = saldo.run("poll", "--dry-run");
    assertThat(poll.err())
        .contains("warning: saldo.yaml:7: accounts.bad.settings.header-value: ", "${env:TOKEN}");
    assertThat(vendor.requests())
        .anyMatch(request -> request.header("A").filter("$TOKEN"::equals).isPresent());
  }

  @Test
  void warnsOfASecretThatEveryUserCanRead() throws IOException {
    configure("http-json", ", header-name: A, header-value: planted");
    Path file = saldo.directory.resolve("saldo.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(saldo.run("poll", "--dry-run").err())
        .contains("warning: saldo.yaml:7: accounts.bad.settings.header-value: every user")
        .doesNotContain("planted");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(saldo.run("poll", "--dry-run").err()).doesNotContain("warning");
  }
}
