package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live view, printed once where there is no terminal. */
final class TopCommandTest {

  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount\n";

  private CommandRun saldo;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    saldo = new CommandRun(folder);
    saldo.write("saldo.yaml", "accounts: []\n");
    StringBuilder csv = new StringBuilder(HEADER);
    Instant begin = saldo.clock.instant().minus(Duration.ofDays(20));
    for (int hour = 0; hour < 20 * 24; hour++) {
      Instant at = begin.plus(Duration.ofHours(hour));
      csv.append("a-long,acme,main,money,GHS,%s,%d\n".formatted(at, 90_000 - 10 * hour));
      csv.append("b-short,acme,main,money,GHS,%s,%d\n".formatted(at, 6_000 - 10 * hour));
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void whatRunsOutFirstIsOnTop() {
    assertThat(saldo.run("top", "--limit", "1", "-o", "csv").out()).contains("b-short,");
    assertThat(saldo.run("top", "--sort", "account", "--limit", "1", "-o", "csv").out())
        .contains("a-long,");
    String table = saldo.run("top").out();
    assertThat(table.indexOf("b-short")).isLessThan(table.indexOf("a-long"));
  }

  @Test
  void jsonIsTheDocumentOfTheStatus() {
    assertThat(saldo.run("top", "-o", "json")).isEqualTo(saldo.run("status", "-o", "json"));
    assertThat(saldo.run("top", "--json", "account"))
        .isEqualTo(saldo.run("status", "--json", "account"));
  }

  @Test
  void withoutATerminalItIsNotDrawnAgain() {
    assertThat(saldo.run("top", "--watch").err()).contains("--watch needs a terminal");
    assertThat(saldo.run("help", "top").out()).contains("live view", "--watch");
  }
}
