package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.command.SubcommandTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the commands that the arguments can use are created, and nobody notices. */
final class SubcommandSelectionTest {

  @TempDir private Path folder;

  @Test
  void eachCommandIsListedUnderItsOwnNameAndExplained() {
    CommandRun saldo = new CommandRun(folder);
    String help = saldo.run("help").out();
    assertThat(SubcommandTable.names())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            name -> {
              assertThat(help).containsPattern("(?m)^  " + name + " ");
              String page = saldo.run(name, "--help").out();
              assertThat(page).startsWith("Usage: saldo " + name + " ");
              assertThat(saldo.run("help", name).out()).startsWith(page);
            });
    assertThat(saldo.commands()).containsAll(SubcommandTable.names()).contains("warm-up");
  }

  @Test
  void aWrongCommandIsComparedWithAll() {
    CommandRun saldo = new CommandRun(folder);
    assertThat(saldo.run("staus").err())
        .isEqualTo("saldo: unknown command 'staus'; did you mean 'status'?\n");
    assertThat(saldo.run("staus", "usage").err())
        .isEqualTo("saldo: unknown command 'staus'; did you mean 'status'?\n");
    assertThat(saldo.run("--debug", "staus").err())
        .isEqualTo("saldo: unknown command 'staus'; did you mean 'status'?\n");
    assertThat(saldo.run("help", "staus").err()).contains("did you mean 'status'?");
    assertThat(saldo.run("staus", "--help").out()).contains("Usage: saldo", "runway");
  }

  @Test
  void aCommandAfterOptionsIsFound() {
    CommandRun saldo = new CommandRun(folder);
    assertThat(saldo.run("--config", "a.yaml", "status", "--help").out())
        .startsWith("Usage: saldo status ");
    assertThat(saldo.run("status", "usage").err()).doesNotContain("command");
  }
}
