package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsCommandTest {

  private static final String HISTORY =
      """
      account,provider,bucket,unit_kind,unit_code,observed_at,amount
      old,http-json,main,money,EUR,2026-11-01T00:00:00Z,500
      old,http-json,main,money,EUR,2026-11-02T00:00:00Z,490
      new,http-json,main,money,EUR,2026-11-03T00:00:00Z,480
      other,http-json,main,money,EUR,2026-11-02T00:00:00Z,3
      """;

  private CommandRun saldo;

  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(directory);
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: new
            provider: http-json
            settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
        """);
    assertThat(saldo.runWithInput(HISTORY, "history", "import", "-").exit()).isZero();
  }

  @Test
  void whatTheConfigurationDoesNotNameIsNotListed() {
    Outcome status = saldo.run("status", "-ocsv");
    assertThat(status.out()).contains("new,").doesNotContain("old,", "other,");
    assertThat(status.err()).contains("not in saldo.yaml", "old, other").hasLineCount(1);
    assertThat(saldo.run("status", "--all", "-ocsv").out())
        .containsPattern("old,.*,not-configured,")
        .containsPattern("other,.*,not-configured,");
    assertThat(saldo.run("accounts", "list", "-ocsv").out())
        .isEqualTo(saldo.run("accounts", "-ocsv").out())
        .contains("new,http-json,configured,1,1,", "old,http-json,not-configured,1,2,");
    assertThat(saldo.run("usage", "--from", "2026-11-01", "--to", "2026-11-02", "-ocsv").out())
        .contains("old,");
  }

  @Test
  void aRenamedAccountKeepsItsHistory() {
    Outcome renamed = saldo.run("accounts", "rename", "old", "newer");
    assertThat(renamed.exit()).isZero();
    assertThat(renamed.err()).isEqualTo("old is now newer\n");
    assertThat(saldo.run("history", "export").out())
        .contains("newer,http-json,main,money,EUR,2026-11-01T00:00:00Z,500")
        .doesNotContain("old");
    assertThat(saldo.run("accounts", "rename", "new", "next").err())
        .contains("saldo.yaml still names new");
  }

  @Test
  void aMergedAccountContinuesTheOther() {
    Outcome merged = saldo.run("accounts", "merge", "old", "new");
    assertThat(merged.exit()).isZero();
    assertThat(merged.err())
        .isEqualTo("old is now part of new: 2 samples moved, 0 already there\n");
    assertThat(saldo.run("usage", "--from", "2026-11-01", "--to", "2026-11-03", "-ocsv").out())
        .contains(",500,20,0,0,480,");
    assertThat(saldo.run("status").err()).contains("other").doesNotContain("old");
  }

  @Test
  void aRetiredAccountIsNeitherListedNorNamed() {
    assertThat(saldo.run("accounts", "retire", "old").exit()).isZero();
    assertThat(saldo.run("status").err()).contains("other").doesNotContain("old");
    assertThat(saldo.run("accounts", "-ocsv").out()).contains("old,http-json,retired,");
  }

  @Test
  void aContradictionIsRefusedInOneLine() {
    String before = saldo.run("history", "export").out();
    Outcome refused = saldo.run("accounts", "merge", "other", "old");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("has 3 in other and 490 in old", "2026-11-02T00:00:00Z")
        .contains("nothing was changed")
        .hasLineCount(1);
    assertThat(saldo.run("history", "export").out()).isEqualTo(before);
  }

  @Test
  void namesAreChecked() {
    assertThat(saldo.run("accounts", "rename", "old", "new").err())
        .contains("already has an account 'new'", "saldo accounts merge old new");
    assertThat(saldo.run("accounts", "rename", "old", "Not a name").exit()).isEqualTo(2);
    assertThat(saldo.run("accounts", "retire", "odl").err())
        .contains("no account 'odl' in the history", "did you mean 'old'");
    assertThat(saldo.run("accounts", "merge", "old", "old").exit()).isEqualTo(2);
    assertThat(saldo.run("accounts", "merge", "old").exit()).isEqualTo(2);
  }
}
