package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that the configuration file gives a name. */
final class CommandAliasTest {

  private CommandRun saldo;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    saldo = new CommandRun(folder);
    saldo.write("saldo.yaml", "accounts: []\n");
  }

  @Test
  void anAliasIsItsCommandLineWithFurtherArguments() {
    configure("due: runway --sort account:desc\n  spaced: [status, --template, 'a {{account}}']");
    Outcome plain = saldo.run("runway", "--sort", "account:desc", "-o", "csv");
    assertThat(plain.exit()).isZero();
    assertThat(saldo.run("due", "-o", "csv")).isEqualTo(plain);
    assertThat(saldo.run("--color", "never", "due", "--output=csv")).isEqualTo(plain);
    assertThat(saldo.run("spaced").exit()).isZero();
  }

  @Test
  void theFileIsThatOfTheCommandLine() {
    configure("due: usage");
    saldo.write("other.yaml", "aliases: {due: status}\naccounts: []\n");
    String status = saldo.run("status", "-o", "csv").out();
    assertThat(saldo.run("due", "-o", "csv").out()).isNotEqualTo(status);
    assertThat(saldo.run("due", "--config", "other.yaml", "-o", "csv").out()).isEqualTo(status);
    saldo.write("due", "aliases: {due: status}\naccounts: []\n");
    assertThat(saldo.run("--config", "due", "due", "-o", "csv").out()).isEqualTo(status);
    saldo.environment.put("SALDO_CONFIG", "other.yaml");
    assertThat(saldo.run("due", "-o", "csv").out()).isEqualTo(status);
  }

  @Test
  void aCommandIsNeverReplacedAndAnAliasOnlyOnce() {
    String status = saldo.run("status", "-o", "csv").out();
    configure("status: usage\n  a: b\n  b: status");
    assertThat(saldo.run("status", "-o", "csv").out()).isEqualTo(status);
    assertThat(saldo.run("a").err()).contains("unknown command 'b'");
    assertThat(saldo.run("c").err()).contains("unknown command 'c'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Due: status | saldo.yaml:2: aliases.Due: is not a name such as low",
        "due: ''     | saldo.yaml:2: aliases.due: is not a command line such as usage --by day",
        "due: {a: b} | saldo.yaml:2: aliases.due: is not a command line such as usage --by day",
        "due: [[a]]  | saldo.yaml:2: aliases.due: is not a command line such as usage --by day"
      })
  void aWrongAliasIsNamedWithItsLine(String alias, String message) {
    configure(alias);
    Outcome outcome = saldo.run("status");
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.err()).isEqualTo("saldo: " + message + System.lineSeparator());
  }

  private void configure(String aliases) {
    saldo.write("saldo.yaml", "aliases:\n  " + aliases + "\naccounts: []\n");
  }
}
