package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryCopyCommandTest {

  private static final String CSV =
      """
      account,provider,bucket,unit_kind,unit_code,observed_at,amount
      otp,acme,main,money,GHS,2026-11-01T00:00:00Z,350
      otp,acme,main,money,GHS,2026-11-01T01:00:00Z,349.999999999999
      """;

  private CommandRun saldo;

  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "accounts: []\n");
    assertThat(saldo.runWithInput(CSV, "history", "import", "-").exit()).isZero();
  }

  @Test
  void theCopyIsEqualAndOpensFromTheConfiguration() {
    saldo.write("password", "planted-secret\n");
    String export = saldo.run("history", "export").out();
    Outcome copy =
        saldo.run(
            "history", "copy", "--to", "jdbc:h2:file:./copy", "--to-password", "${file:password}");
    assertThat(copy.exit()).as(copy.err()).isZero();
    assertThat(copy.err()).contains("the copy is complete").doesNotContain("planted");
    saldo.write(
        "saldo.yaml",
        """
        history:
          url: jdbc:h2:file:./copy
          password: ${file:password}
        accounts: []
        """);
    assertThat(saldo.run("history", "export").out()).isEqualTo(export);
  }

  @Test
  void aDatabaseWithAHistoryIsRefused() {
    assertThat(saldo.run("history", "copy", "--to", "jdbc:h2:file:./copy").exit()).isZero();
    Outcome again = saldo.run("history", "copy", "--to", "jdbc:h2:file:./copy");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("already holds a history").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --to jdbc:h2:mem:x                                               | is lost when the command ends
          --to jdbc:mysql://localhost/x                                    | jdbc:postgresql://HOST/DATABASE
          --to jdbc:postgresql://localhost/x?password=planted              | history.password
          --to jdbc:h2:file:./copy --to-password planted                   | not the password itself
          --to-user me                                                     | --to
          """)
  void badTargetsAreWrongUsageAndRepeatNoSecret(String options, String said) {
    Outcome outcome = saldo.run(("history copy " + options).split(" +"));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(said).doesNotContain("planted").hasLineCount(1);
  }

  @Test
  void anUnreachableServerIsReportedInOneLine() {
    Outcome outcome = saldo.run("history", "copy", "--to", "jdbc:postgresql://localhost:1/saldo");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("check that its server is running").hasLineCount(1);
  }
}
