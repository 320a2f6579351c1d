package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  private CommandRun saldo;

  @BeforeEach
  void enter(@TempDir Path directory) {
    saldo = new CommandRun(directory);
  }

  @Test
  void writesAConfigurationThatIsValidAndNeverOverwritesIt() {
    assertThat(saldo.run("init").exit()).isZero();
    assertThat(saldo.run("status").exit()).isZero();
    saldo.write("saldo.yaml", "accounts: []\n");
    Outcome again = saldo.run("init");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("already exists and was not changed");
    assertThat(saldo.directory.resolve("saldo.yaml")).hasContent("accounts: []");
  }

  @Test
  void tellsHowToCreateAMissingConfiguration() {
    Outcome status = saldo.run("status");
    assertThat(status.exit()).isEqualTo(4);
    assertThat(status.out()).isEmpty();
    assertThat(status.err()).contains("saldo.yaml").contains("saldo init").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts: [",
        "accounts:\n\t- name: x",
        "- a\n- b",
        "just text",
        "accounts: {}",
        "accounts: 5",
        "time-zone: Mars/Olympus",
        "accounts: []\naccounts: []",
        "defaults: {every: soon}",
        "accounts: [{name: 'No Good', provider: ants}]",
        "accounts: [{provider: ants}]",
        "accounts: [{name: a, provider: ants}, {name: a, provider: ants}]",
        "history: {url: 'jdbc:h2:file:./x;INIT=CREATE TABLE a(b INT)'}",
        "history: {url: 'jdbc:mysql://localhost/x'}",
        "history: {url: 'jdbc:h2:mem:x'}",
        "accounts: &a [*a]"
      })
  void refusesAWrongConfigurationInOneLineEach(String yaml) {
    saldo.write("saldo.yaml", yaml);
    Outcome status = saldo.run("status");
    assertThat(status.exit()).isEqualTo(4);
    assertThat(status.out()).isEmpty();
    assertThat(status.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("saldo: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statsu | saldo: unknown command 'statsu'; did you mean 'status'?",
        "providers frobnicate | unknown command 'frobnicate'; choices: describe, new, trust, verify",
        "init twice | unexpected argument 'twice'; see 'saldo init --help'",
        "export | unknown command 'export'; did you mean 'history export'?",
        "classify | unknown command 'classify'; did you mean 'events classify'?",
        "version | unknown command 'version'; did you mean '--version'?",
        "status --form x | unknown option '--form'; see 'saldo status --help'",
        "statement --month 2999-01 | --month 2999-01 has not begun; the current month is 2026-11",
        "statement --month 0000-01 | --month 0000-01 is before year 1",
        "history copy --to jdbc:h2:file:./x/../saldo-history | is this history itself",
        "usage --frm x | unknown option '--frm'; did you mean '--from'?",
        "status --zone | option --zone needs a value (ZONE); see 'saldo status --help'",
        "status --zone UTC --zone UTC | duplicate option --zone",
        "history copy | missing --to URL; see 'saldo history copy --help'",
        "events classify | missing --at TIME, --as KIND, ACCOUNT[/BUCKET]",
        "demo --days some | --days 'some' is not a whole number",
        "trend --plot sometimes | unknown --plot 'sometimes'; choices: always, auto, never",
        "providers verify x.jar --setting a | --setting 'a' is not NAME=VALUE",
        "status --zone Mars/Olympus | Africa/Accra",
        "usage --by fortnight | choices: day, hour",
        "usage --from tomorrow | is not a time",
        "usage --from -1m | '-1m' is ambiguous; write min for minutes or mo for months",
        "usage --from now --to -1d | the window is empty",
        "usage --from 1900-01-01 --by hour | more than 100000 steps",
        "status -o xml | unknown output format 'xml'",
        "status --out report.doc | unknown output format 'doc'",
        "status --out no/such/folder/report.csv | no such folder",
        "status nobody | no account 'nobody'",
        "providers describe antz | did you mean 'ants'?",
        "schema statuss | did you mean 'status'?",
        "help me | no help topic 'me'",
        "history import nowhere.csv | no such file: nowhere.csv",
        "history export -o md | history export writes only CSV"
      })
  void errorsSuggestWhatWouldBeRight(String command, String hint) {
    saldo.write("saldo.yaml", "accounts: []\n");
    Outcome outcome = saldo.run(command.split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("saldo: ").contains(hint).hasLineCount(1);
  }

  @Test
  void takesOptionsFromTheEnvironmentUnlessTheyAreGiven() {
    saldo.write("other.yaml", "accounts: []\n");
    saldo.environment.put("SALDO_CONFIG", "other.yaml");
    saldo.environment.put("SALDO_OUTPUT", "json");
    saldo.environment.put("SALDO_DEBUG", "1");
    assertThat(saldo.run("status").out()).startsWith("{");
    assertThat(saldo.run("status", "-o", "csv").out()).startsWith("account,");
    assertThat(saldo.run("--config", "none.yaml", "status").exit()).isEqualTo(4);
    assertThat(saldo.run("status", "--config", "none.yaml").exit()).isEqualTo(4);
  }

  @Test
  void writesACompleteFileInTheFormatOfItsExtension() throws IOException {
    saldo.write("saldo.yaml", "accounts: []\n");
    for (String name : new String[] {"r.json", "r.csv", "r.md", "r.txt"}) {
      saldo.write(name, "old");
      Outcome outcome = saldo.run("status", "--out", name);
      assertThat(outcome.exit()).isZero();
      assertThat(outcome.out()).isEmpty();
      assertThat(saldo.directory.resolve(name)).content().isNotEqualTo("old");
    }
    try (Stream<Path> files = Files.list(saldo.directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.endsWith(".part"));
    }
  }

  @Test
  void writesThroughALinkAndReplacesNothingButAFile() throws IOException {
    saldo.write("saldo.yaml", "accounts: []\n");
    saldo.write("real.csv", "old");
    Files.createSymbolicLink(
        saldo.directory.resolve("link.csv"), saldo.directory.resolve("real.csv"));
    assertThat(saldo.run("status", "--out", "link.csv").exit()).isZero();
    assertThat(saldo.directory.resolve("link.csv")).isSymbolicLink();
    assertThat(saldo.directory.resolve("real.csv")).content().startsWith("account,");
    Files.createDirectory(saldo.directory.resolve("folder.csv"));
    assertThat(saldo.run("status", "--out", "folder.csv").exit()).isEqualTo(2);
  }

  @Test
  void explainsItself() {
    assertThat(saldo.run().out()).contains("poll", "status", "usage");
    assertThat(saldo.run("--version").out()).startsWith("saldo ");
    assertThat(saldo.run("help", "poll").out()).contains("--dry-run");
    assertThat(saldo.run("poll", "--help").out()).contains("--dry-run");
    for (String topic : new String[] {"configuration", "times", "exit-codes", "formats"}) {
      assertThat(saldo.run("help", topic).out()).isNotBlank();
    }
    assertThat(saldo.run("schema").out()).contains("config", "poll", "status", "usage", "trend");
    assertThat(saldo.run("schema", "poll").out()).startsWith("{");
    assertThat(saldo.run("completion").out()).contains("complete ");
  }

  @Test
  void describesTheShippedProviders() {
    assertThat(saldo.run("providers").out())
        .contains("ants", "http-json", "mysmpp", "smsonlinegh", "yeastar")
        .doesNotContain("refused");
    assertThat(saldo.run("providers", "describe", "ants").out())
        .contains("username", "password", "base-url", "credit-means", "timeout")
        .contains("https://api-service.ants.co.th");
  }

  @Test
  void describesTheTypesOfChannels() {
    assertThat(saldo.run("providers", "-o", "csv").out())
        .contains("webhook,channel,", "ants,provider,");
    assertThat(saldo.run("providers", "describe", "webhook").out())
        .contains("url", "secret", "timeout", "sends-over");
    assertThat(saldo.run("providers", "describe", "webhok").err()).contains("webhok");
  }
}
