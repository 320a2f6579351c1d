package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutputTest {

  private CommandRun saldo;

  @BeforeEach
  void configure(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "accounts: []\n");
  }

  @Test
  void severalFilesAreWrittenInOneRunByTheirExtensions() {
    Outcome outcome = saldo.run("status", "--out", "r.csv", "--out", "r.json", "--out", "r.xlsx");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(file("r.csv")).content().startsWith("account,");
    assertThat(file("r.json")).content().startsWith("{");
    assertThat(file("r.xlsx")).content(StandardCharsets.ISO_8859_1).startsWith("PK");
  }

  @Test
  void aDocumentIsAlwaysComplete() {
    for (String option :
        List.of("--columns=account", "--sort=account", "--state=ok", "--limit=1")) {
      Outcome outcome = saldo.run("status", "-o", "json", option);
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.err()).contains("do not apply to json").hasLineCount(1);
      assertThat(saldo.run("history", "export", option).exit()).isEqualTo(2);
      assertThat(saldo.run("status", "-o", "jsonl", option).exit()).isEqualTo(2);
    }
    assertThat(saldo.run("status", "--limit", "0").err())
        .contains("--limit must be 1 or more, not 0");
    assertThat(saldo.run("status", "-o", "tsv", "--columns", "account,state").out())
        .isEqualTo("account\tstate\n");
  }

  @Test
  void rowsAreWrittenWithoutAHeader() {
    saldo.write(
        "saldo.yaml",
        "accounts: [{name: voice, provider: ants, settings: {username: x, password: y}}]\n");
    for (String format : List.of("csv", "tsv")) {
      assertThat(saldo.run("status", "-o", format, "--columns", "account", "--no-header").out())
          .isEqualTo("voice\n");
    }
    assertThat(saldo.run("status", "--no-header", "--out", "r.csv", "--out", "r.md").exit())
        .isZero();
    assertThat(file("r.csv")).content().startsWith("voice,");
    assertThat(file("r.md")).content().contains("| account ");
    for (String other : List.of("-otable", "-ojson", "--json=account")) {
      Outcome outcome = saldo.run("status", "--no-header", other);
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.err()).contains("--no-header applies to csv and tsv");
    }
    assertThat(saldo.run("history", "export", "--no-header").exit()).isEqualTo(2);
  }

  @Test
  void aPartOfTheDocumentIsWritten() {
    saldo.write(
        "saldo.yaml",
        """
        accounts:
        - {name: sms-a, provider: smsonlinegh, settings: {api-key: x}}
        - {name: voice, provider: ants, settings: {username: x, password: y}}
        """);
    assertThat(saldo.run("status", "--json", "provider,account", "sms-*").json().toString())
        .isEqualTo("[{\"provider\":\"smsonlinegh\",\"account\":\"sms-a\"}]");
    assertThat(
            saldo
                .run("status", "--jq", ".rows[] | select(.state == \"never-read\") | .account")
                .out())
        .isEqualTo("sms-a\nvoice\n");
    assertThat(saldo.run("status", "--json", "account", "--jq", "length", "-o", "json").out())
        .isEqualTo("2\n");
    assertThat(saldo.run("status", "--template", "{{account}}\\t[{{amount}}]").out())
        .isEqualTo("sms-a\t[]\nvoice\t[]\n");
    assertThat(saldo.run("status", "--json", "account", "--out", "r.csv").out()).isEmpty();
    assertThat(file("r.csv"))
        .content()
        .isEqualTo(
            "[\n  {\n    \"account\": \"sms-a\"\n  },\n  {\n    \"account\": \"voice\"\n  }\n]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--json acount | no field 'acount'; choices: account, provider, bucket",
        "--jq .rows[ | --jq '.rows[' is not an expression of jq",
        "--jq .rows.account | Cannot index array with string",
        "--template {{acount}} | --template: no field 'acount'; choices: schemaVersion, document",
        "--template {{#account}} | --template: ",
        "--json account -o csv | leave out -o csv",
        "--json account --template x | leave out --json and --jq",
        "--json account --limit 1 | do not apply to json",
      })
  void aPartThatDoesNotExistIsRefused(String options, String message) {
    saldo.write("saldo.yaml", "accounts: [{name: a, provider: smsonlinegh}]\n");
    Outcome outcome = saldo.run(("status " + options).split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(message).hasLineCount(1);
  }

  @Test
  void aReportIsDrawnAgainOnlyOnATerminal() {
    Outcome piped = saldo.run("status", "--watch");
    assertThat(piped.exit()).isEqualTo(2);
    assertThat(piped.err()).contains("--watch needs a terminal").hasLineCount(1);
    assertThat(saldo.run("status", "--watch=soon").err())
        .isEqualTo("saldo: --watch 'soon' is not a duration of at least 1s, such as 30s\n");
  }

  @Test
  void accountsAreNamedByPatterns() {
    saldo.write(
        "saldo.yaml",
        """
        accounts:
        - {name: sms-a, provider: smsonlinegh, settings: {api-key: x}}
        - {name: sms-b, provider: smsonlinegh, settings: {api-key: x}}
        - {name: voice, provider: smsonlinegh, settings: {api-key: x}}
        """);
    assertThat(saldo.run("status", "sms-*", "-o", "csv", "--columns", "account").out())
        .isEqualTo("account\nsms-a\nsms-b\n");
    assertThat(saldo.run("status", "sms-?", "voice", "--sort", "account:desc", "-o", "csv").out())
        .contains("voice,smsonlinegh", "sms-a,smsonlinegh");
    Outcome none = saldo.run("status", "zzz*");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).isEqualTo("saldo: no account matches 'zzz*'\n");
  }

  @Test
  void withSeveralFilesTheFormatOptionIsForStandardOutput() {
    Outcome outcome = saldo.run("status", "-o", "json", "--out", "r.csv", "--out", "r.md");
    assertThat(outcome.out()).startsWith("{");
    assertThat(file("r.csv")).content().startsWith("account,");
    assertThat(saldo.run("status", "-o", "csv", "--out", "-").out()).startsWith("account,");
    assertThat(saldo.run("status", "-o", "json", "--out", "one.csv").out()).isEmpty();
    assertThat(file("one.csv")).content().startsWith("{");
  }

  @Test
  void ifOneFileCannotBeWrittenTheOthersAreUnchanged() throws IOException {
    saldo.write("r.csv", "old");
    String unwritable = "n".repeat(300) + ".csv";
    Outcome outcome = saldo.run("status", "--out", "r.csv", "--out", unwritable);
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("saldo: cannot write " + unwritable + ": ")
        .contains("nothing was written")
        .hasLineCount(1);
    assertThat(file("r.csv")).content().isEqualTo("old");
    Files.createDirectory(saldo.directory.resolve("folder.md"));
    assertThat(saldo.run("status", "--out", "r.csv", "--out", "folder.md").exit()).isEqualTo(2);
    assertThat(file("r.csv")).content().isEqualTo("old");
    try (Stream<Path> files = Files.list(saldo.directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.endsWith(".part"));
    }
  }

  @Test
  void anExistingFileKeepsItsModeAndItsLink() throws IOException {
    Path report = saldo.write("r.csv", "old");
    Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(file("link.csv"), Path.of("r.csv"));
    Files.createSymbolicLink(file("dangling.csv"), Path.of("made.csv"));
    assertThat(saldo.run("status", "--out", "link.csv", "--out", "dangling.csv").exit()).isZero();
    assertThat(file("link.csv")).isSymbolicLink();
    assertThat(report).content().startsWith("account,");
    assertThat(mode(report)).isEqualTo("rw-r--r--");
    assertThat(file("dangling.csv")).isSymbolicLink();
    assertThat(mode(file("made.csv"))).isEqualTo("rw-------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void theSameFileTwiceIsRefused() throws IOException {
    Files.createSymbolicLink(file("link.csv"), saldo.write("r.csv", "old"));
    for (String other : new String[] {"r.csv", "./r.csv", "link.csv"}) {
      Outcome outcome = saldo.run("status", "--out", "r.csv", "--out", other);
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.err()).contains("duplicate --out").hasLineCount(1);
    }
    assertThat(file("r.csv")).content().isEqualTo("old");
  }

  @Test
  void aWorkbookGoesIntoAPipeAndNotToATerminal() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(saldo.runInto(out, "", "status", "-o", "xlsx").exit()).isZero();
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith("PK");
    saldo.outIsTerminal = true;
    for (String command : new String[] {"status", "poll"}) {
      Outcome outcome = saldo.run(command, "-o", "xlsx");
      assertThat(outcome.exit()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err())
          .contains("cannot be shown on a terminal")
          .contains("--out")
          .hasLineCount(1);
    }
  }

  private Path file(String name) {
    return saldo.directory.resolve(name);
  }
}
