package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of the help. */
final class UsageHelpTest {

  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path folder) {
    saldo = new CommandRun(folder);
  }

  @Test
  void commandsAreInGroupsAndTheirOptionsBeforeThoseOfAll() {
    assertThat(saldo.run("help").out())
        .containsSubsequence("\nBegin:\n  init", "\nReports:\n  status", "\nMore:\n  schema")
        .doesNotContain("warm-up");
    assertThat(saldo.run("doctor", "--help").out())
        .containsSubsequence(
            "Examples:\n  saldo doctor\n",
            "\nOptions:\n",
            "--offline",
            "\nOptions of every command:\n",
            "--config",
            "Exit code 4")
        .containsOnlyOnce("Examples:");
  }

  @Test
  void theListOfCommandsNeedsNoneOfThem() {
    String complete = saldo.run("help", "--debug").out();
    assertThat(complete).contains("\n  top ");
    assertThat(saldo.run("help").out()).isEqualTo(complete);
    assertThat(saldo.run("--help").out()).isEqualTo(complete);
    assertThat(saldo.run("-h").out()).isEqualTo(complete);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 110})
  void nothingIsWiderThanTheTerminal(int columns) {
    saldo.environment.put("COLUMNS", String.valueOf(columns));
    for (String command : saldo.commands()) {
      assertThat(
              saldo.run("help", command).out().lines().filter(line -> !line.startsWith("  saldo ")))
          .as(command)
          .allMatch(line -> line.length() <= columns);
    }
  }

  @Test
  void subcommandsAndTopicsAreExplained() {
    assertThat(saldo.run("help", "accounts", "add").out())
        .startsWith("Usage: saldo accounts add ")
        .contains("--set api-key='${env:SMSGH_KEY}'")
        .doesNotContain("null");
    assertThat(saldo.run("help", "history", "exprt").err()).contains("did you mean 'export'?");
    assertThat(saldo.run("help", "time").out()).isEqualTo(saldo.run("help", "times").out());
    assertThat(saldo.run("help", "environment").out())
        .contains("COLUMNS", "SALDO_JAVA", "SALDO_AOT");
    assertThat(saldo.run("help", "alerts").out())
        .startsWith("Usage: saldo alerts ")
        .contains("\nAlerts\n\n", "runway-below");
  }
}
