package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New configurations and new accounts, with a vendor on loopback. */
final class AccountsAddCommandTest {

  private final VendorServer vendor =
      VendorServer.answering(VendorReply.json("{\"balance\": \"5\"}"));
  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.environment.put("KEY", "planted-key-4711");
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private Outcome add(String name, String... more) {
    return saldo.run(
        Stream.concat(
                Stream.of(
                    "accounts",
                    "add",
                    name,
                    "--provider",
                    "http-json",
                    "--set",
                    "url=" + vendor.uri(),
                    "--set",
                    "amount-pointer=/balance",
                    "--set",
                    "unit=EUR"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String file() throws IOException {
    return Files.readString(saldo.directory.resolve("saldo.yaml"));
  }

  @Test
  void commentsOrderAndModeAreKept() throws IOException {
    Path file =
        saldo.write(
            "saldo.yaml",
            """
            # mine
            accounts:   # all of them
              # the first
              - name: a   # here
                provider: ants
                settings: {username: u, password: "${env:KEY}"}

            # end
            time-zone: Africa/Accra
            """);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Outcome added =
        add("b", "--set", "header-name=A", "--set", "header-value=${env:KEY}", "--every", "15m");
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(added.err()).contains("read main: 5 EUR", "added b to saldo.yaml");
    assertThat(file())
        .isEqualTo(
            """
            # mine
            accounts:   # all of them
              # the first
              - name: a   # here
                provider: ants
                settings: {username: u, password: "${env:KEY}"}
              - name: b
                provider: http-json
                every: 15m
                settings:
                  url: %s
                  amount-pointer: /balance
                  unit: EUR
                  header-name: A
                  header-value: ${env:KEY}

            # end
            time-zone: Africa/Accra
            """
                .formatted(vendor.uri()));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(saldo.run("poll", "b").exit()).isZero();
    try (Stream<Path> files = Files.list(saldo.directory)) {
      assertThat(files).noneMatch(path -> path.getFileName().toString().contains("draft"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "time-zone: UTC",
        "accounts: []  # none\n",
        "accounts:\r\n- name: a\r\n  provider: ants\r\n",
        "accounts:\n#  - name: x\n",
        "\uFEFFaccounts:\n  - {name: a, provider: ants}\n"
      })
  void anyBlockFormOfTheListIsUnderstood(String text) throws IOException {
    saldo.write("saldo.yaml", text);
    Outcome added = add("b");
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(saldo.run("poll", "b", "--dry-run").exit()).isZero();
    assertThat(file()).startsWith(text.split("[\\[\\r\\n]", -1)[0].strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a --provider ants                              | 2 | already an account 'a'
          B --provider ants                              | 2 | is not an account name
          b                                              | 2 | missing --provider
          b --provider antz                              | 2 | did you mean 'ants'?
          b --provider ants                              | 2 | missing --set username=… --set password='${env:NAME}'
          b --provider ants --set username               | 2 | is not KEY=VALUE
          b --provider ants --set usernam=u              | 2 | did you mean 'username'?
          b --provider ants --set username=u --set password=planted | 2 | password is secret
          b --provider ants --set username=u --set password=${env:GONE} | 4 | GONE is not set
          b --provider ants --set username=u --set password=${env:KEY} --set base-url=http://127.0.0.1:9 | 3 | nothing was written
          b --provider ants --set username=u --set password=${env:KEY} --every 1s | 4 | at least 60s
          """)
  void aWrongAccountIsNotWritten(String arguments, int exit, String message) throws IOException {
    String text = "accounts:\n  - {name: a, provider: ants}\n";
    saldo.write("saldo.yaml", text);
    Outcome outcome = saldo.run(("accounts add " + arguments).split(" +"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.err()).contains(message).doesNotContain("planted", "draft", "Exception");
    assertThat(file()).isEqualTo(text);
  }

  @Test
  void aListInBracketsIsLeftToTheUser() throws IOException {
    String text = "accounts: [{name: a, provider: ants}]\n";
    saldo.write("saldo.yaml", text);
    Outcome outcome = add("b");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("add it by hand: - name: b");
    assertThat(file()).isEqualTo(text);
  }

  @Test
  void aPersonIsAskedForWhatIsMissing() throws IOException {
    saldo.write("saldo.yaml", "accounts:\n");
    saldo.errIsTerminal = true;
    saldo.environment.put("B_PASSWORD", "planted");
    Outcome outcome = saldo.runWithInput("b\nants\nacme\n\n", "accounts", "add", "--no-test");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("provider (ants, ", "[${env:B_PASSWORD}]: ");
    assertThat(file()).contains("    username: acme\n", "password: ${env:B_PASSWORD}\n");
  }

  @Test
  void aNewFileCanHaveAnAccountWithEverySettingDescribed() throws IOException {
    for (String provider : List.of("ants", "smsonlinegh", "yeastar", "mysmpp", "http-json")) {
      Files.deleteIfExists(saldo.directory.resolve("saldo.yaml"));
      assertThat(saldo.run("init", "--provider", provider).exit()).isZero();
      assertThat(file()).contains("  - name: my-" + provider + "\n", "\n# Calls that a vendor");
      Outcome check = saldo.run("config", "check");
      assertThat(check.out()).doesNotContain("is not YAML", "unknown key");
    }
    Files.delete(saldo.directory.resolve("saldo.yaml"));
    saldo.run("init", "--provider", "ants");
    assertThat(file()).contains("(required)", "    password: ${env:ANTS_PASSWORD}\n");
    assertThat(saldo.run("init", "--provider", "ants").exit()).isEqualTo(2);
    Outcome unknown = saldo.run("init", "--config", "b.yaml", "--provider", "antz");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'ants'?");
  }
}
