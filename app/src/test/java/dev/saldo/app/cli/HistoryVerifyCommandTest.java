package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryVerifyCommandTest {

  private CommandRun saldo;
  private Path file;

  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(directory);
    file = directory.resolve("saldo-history");
    saldo.write("saldo.yaml", "accounts: []\n");
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    Instant start = Instant.parse("2026-06-01T00:00:00Z");
    for (int i = 0; i < 500; i++) {
      csv.append("otp,acme,main,money,GHS,")
          .append(start.plus(Duration.ofHours(i)))
          .append(',')
          .append(100_000 - i + i / 300 * 500)
          .append('\n');
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void anIntactHistoryIsTold() {
    Outcome outcome = saldo.run("history", "verify");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("No damage found.");
    assertThat(outcome.err())
        .isEqualTo("verified 500 samples of 1 series: 0 problems, 0 repaired\n");
  }

  @Test
  void derivedRowsAreRepaired() throws Exception {
    damage("delete from saldo.rise");
    Outcome refused = saldo.run("events", "--from", "2026-06-01");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains("'saldo history verify'", "'saldo restore FILE'")
        .hasLineCount(1);
    Outcome found = saldo.run("history", "verify", "-ojson");
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains("\"intact\": false", "\"derived\": true");
    assertThat(found.err()).contains("1 problems, 0 repaired; repair them with");
    Outcome repaired = saldo.run("history", "verify", "--repair");
    assertThat(repaired.exit()).isZero();
    assertThat(repaired.err()).contains("1 problems, 1 repaired");
    assertThat(saldo.run("events", "--from", "2026-06-01").exit()).isZero();
  }

  @Test
  void aDamagedSampleIsNamed() throws Exception {
    damage("update saldo.sample set amount = amount + 8 where samples = 77");
    assertThat(saldo.run("history", "export").exit()).isEqualTo(1);
    Outcome found = saldo.run("history", "verify", "--repair");
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains("2026-06-04 04:00", "does not match its checksum");
    assertThat(found.err()).contains("'saldo restore FILE'");
  }

  @Test
  void alertsThatContradictThemselvesAreNamed() throws Exception {
    damage(
        """
        insert into saldo.poll_slot (phase, account_name, slot, node, attempt, claimed_at)
        values (1, 'otp', current_timestamp, 'a', 1, current_timestamp),
               (2, 'otp', current_timestamp, 'b', 1, current_timestamp)""");
    Outcome found = saldo.run("history", "verify");
    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.out()).contains("No sample is damaged.");
    assertThat(found.err()).startsWith("saldo: otp: its slots are claimed more than once\n");
    assertThat(saldo.run("history", "verify", "-ojson").out())
        .contains("\"intact\": false", "\"problem\": \"its slots are claimed more than once\"");
  }

  private void damage(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "saldo", "");
        Statement change = connection.createStatement()) {
      assertThat(change.executeUpdate(statement)).isPositive();
    }
    assertThat(Files.exists(Path.of(file + ".mv.db"))).isTrue();
  }
}
