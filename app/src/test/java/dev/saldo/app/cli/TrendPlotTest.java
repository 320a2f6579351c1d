package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrendPlotTest {

  private static final String AXIS = "└";
  private static final String CSV =
      """
      account,provider,bucket,unit_kind,unit_code,observed_at,amount
      a,ants,main,credits,credit,2026-11-01T00:00:00Z,100
      a,ants,main,credits,credit,2026-11-20T00:00:00Z,7
      """;

  private CommandRun saldo;

  @BeforeEach
  void configure(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "accounts: []\n");
    assertThat(saldo.runWithInput(CSV, "history", "import", "-").exit()).isZero();
    saldo.environment.put("TERM", "xterm-256color");
  }

  @Test
  void isDrawnBelowTheTableOnAWideTerminal() {
    assertThat(saldo.run("trend").out()).doesNotContain(AXIS);
    saldo.outIsTerminal = true;
    assertThat(saldo.run("trend", "--color=never").out())
        .containsSubsequence("2026-11-01", "a · main  credit  closing 7, used 93", "┤", AXIS);
    assertThat(saldo.run("trend", "-o", "csv").out()).doesNotContain(AXIS);
    assertThat(saldo.run("trend", "--plot=never").out()).doesNotContain(AXIS);
    saldo.environment.put("COLUMNS", "59");
    assertThat(saldo.run("trend").out()).doesNotContain(AXIS);
    assertThat(saldo.run("trend", "--plot=always").out()).contains(AXIS);
    saldo.environment.put("COLUMNS", "80");
    saldo.environment.put("TERM", "dumb");
    assertThat(saldo.run("trend").out()).doesNotContain(AXIS);
  }

  @Test
  void continuesWithThePredictionIfTheWindowShowsTheLastSample() {
    assertThat(saldo.run("trend", "--plot=always").out()).contains("predicted", "empty in ");
    assertThat(saldo.run("trend", "-o", "html").out()).contains("predicted", "empty in ");
    for (String format : new String[] {"json", "csv", "md", "table"}) {
      assertThat(saldo.run("trend", "-o", format).out()).doesNotContain("expected");
    }
    assertThat(saldo.run("trend", "--plot=always", "--to", "2026-11-15").out())
        .contains(AXIS)
        .doesNotContain("expected");
  }

  @Test
  void isDrawnAnywhereOnRequest() {
    saldo.environment.put("SALDO_PLOT", "always");
    assertThat(saldo.run("trend").out()).contains(AXIS).doesNotContain("\u001b");
    assertThat(saldo.run("trend", "-o", "json").out()).doesNotContain(AXIS);
    saldo.environment.put("LC_ALL", "C");
    assertThat(saldo.run("trend").out()).contains("+--").doesNotContain(AXIS);
    assertThat(saldo.run("trend", "--plot=sometimes").exit()).isEqualTo(2);
  }
}
