package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports without rows, and the mistakes that must not look like one. */
final class EmptyReportTest {

  private CommandRun saldo;

  @BeforeEach
  void importReadings(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.write(
        "saldo.yaml", "accounts:\n- name: a\n  provider: smsonlinegh\n  settings: {api-key: x}\n");
    saldo.write(
        "a.csv",
        """
        account,provider,bucket,unit_kind,unit_code,observed_at,amount
        a,smsonlinegh,main,money,GHS,2026-11-20T00:00:00Z,9
        a,smsonlinegh,main,money,GHS,2026-11-20T01:00:00Z,8
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events --from 2026-11-20 --to 2026-11-21 | no events between 2026-11-20 and 2026-11-21",
        "events --kind correction --from 2026-11-20 --to 2026-11-21 | no events of the kind correction",
        "history --from 2020-01-01 --to 2020-02-01 | no readings between 2020-01-01 and 2020-02-01"
      })
  void saysWhatItLookedForAndWhen(String command, String sentence) {
    assertThat(saldo.run("history", "import", "a.csv").exit()).isZero();
    Outcome outcome = saldo.run(command.split(" "));
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).startsWith(sentence);
  }

  @ParameterizedTest
  @CsvSource({"usage", "usage --by week", "trend --by day"})
  void saysThatAWindowHasNoReading(String command) {
    assertThat(saldo.run("history", "import", "a.csv").exit()).isZero();
    String sentence = "no readings between 2020-01-01 and 2020-02-01; 'saldo status' shows";
    Outcome before = saldo.run((command + " --from 2020-01-01 --to 2020-02-01").split(" "));
    assertThat(before.exit()).isZero();
    assertThat(before.err()).contains(sentence).hasLineCount(1);
    assertThat(saldo.run((command + " --from 2026-11-01 --to 2026-12-01").split(" ")).err())
        .isEmpty();
  }

  @Test
  void saysWhatToDoWhereNothingWasRecorded() {
    assertThat(saldo.run("events").out()).contains("nothing recorded yet; 'saldo poll'");
    saldo.write("saldo.yaml", "accounts: []\n");
    assertThat(saldo.run("status").out()).contains("no accounts in saldo.yaml");
  }

  @Test
  void refusesAPollWithoutAccounts() {
    saldo.write("saldo.yaml", "# nothing\n");
    Outcome poll = saldo.run("poll");
    assertThat(poll.exit()).isEqualTo(4);
    assertThat(poll.err()).contains("no accounts in saldo.yaml").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"status", "poll", "usage", "events"})
  void refusesAMisspeltProvider(String command) {
    Outcome outcome = saldo.run(command, "--provider", "smsonlineg");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("'smsonlineg'", "did you mean 'smsonlinegh'?");
  }

  @Test
  void refusesAMisspeltFolderOfTheHistory() {
    saldo.write("saldo.yaml", "history:\n  url: jdbc:h2:file:gone/history\n");
    Outcome status = saldo.run("status");
    assertThat(status.exit()).isEqualTo(4);
    assertThat(status.err()).contains("saldo.yaml:2: history.url: there is no folder", "gone");
    assertThat(saldo.directory.resolve("gone")).doesNotExist();
  }

  @Test
  void namesTheFolderOfProvidersThatIsGone() {
    saldo.home = Optional.of(saldo.directory.resolve("home"));
    Outcome providers = saldo.run("providers");
    assertThat(providers.exit()).isEqualTo(4);
    assertThat(providers.err()).contains("there is no folder", "home");
  }

  @Test
  void theFileOfInitWorksAfterItsFirstEdit() throws IOException {
    Files.delete(saldo.directory.resolve("saldo.yaml"));
    assertThat(saldo.run("init").exit()).isZero();
    Path file = saldo.directory.resolve("saldo.yaml");
    String template = Files.readString(file);
    saldo.write("saldo.yaml", template.replaceAll("(?m)^#(?=  )", ""));
    Outcome status = saldo.run("status", "-o", "json");
    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.json().path("rows").size()).isEqualTo(5);
  }
}
