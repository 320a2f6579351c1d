package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryThinCommandTest {

  private CommandRun saldo;

  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "time-zone: Asia/Kathmandu\naccounts: []\n");
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    Instant start = Instant.parse("2026-06-01T00:00:00Z");
    for (int i = 0; i < 40 * 96; i++) {
      csv.append("otp,acme,main,money,GHS,")
          .append(start.plus(Duration.ofMinutes(15L * i)))
          .append(',')
          .append(100_000 - i)
          .append('\n');
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void deletesNothingWithoutYes() {
    String before = export();
    Outcome planned = thin();
    assertThat(planned.exit()).isZero();
    assertThat(planned.out()).contains("otp", "962", "2878");
    assertThat(planned.err()).contains("would delete ", "--yes");
    assertThat(export()).isEqualTo(before);
    assertThat(thin("--yes").err())
        .isEqualTo(planned.err().replace("would delete", "deleted").split(";", -1)[0] + "\n");
    assertThat(export().lines().count()).isLessThan(before.lines().count() / 3);
    assertThat(thin("--yes").err()).startsWith("deleted 0 of ");
  }

  @Test
  void reportsByDayDoNotChange() {
    String[] usage = {
      "usage", "--from", "2026-06-01", "--to", "2026-07-11", "--by", "day", "-ojson"
    };
    String[] trend = {
      "trend", "--from", "2026-06-02", "--to", "2026-07-10", "--by", "day", "-ojson"
    };
    String used = saldo.run(usage).out();
    String went = saldo.run(trend).out();
    thin("--yes");
    assertThat(saldo.run(usage).out()).isEqualTo(used);
    assertThat(saldo.run(trend).out()).isEqualTo(went);
  }

  @Test
  void anOlderExportCannotBeImportedAgain() {
    String before = export();
    thin("--yes");
    Outcome again = saldo.runWithInput(before, "history", "import", "-");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("otp", "thinned until 2026-0").hasLineCount(1);
    assertThat(saldo.runWithInput(export(), "history", "import", "-").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --keep-all soon --then hourly          | --keep-all 'soon' is not an age
          --keep-all 0d --then hourly            | --keep-all '0d' is not an age such as 90d
          --keep-all 48h --then hourly           | --keep-all '48h' is not an age such as 90d
          --keep-all 6m --then hourly            | --keep-all '6m' is ambiguous; write min for
          --keep-all 90d --then hourly,daily@6m  | --then '6m' is ambiguous; write min for
          --keep-all 90d --then hourly,daily@1mo | older samples need a coarser granularity
          --keep-all 90d --then hourly@1y        | the first --then begins at the age of --keep-all
          --keep-all 90d --then ourly            | did you mean 'hourly'
          --keep-all 90d --then hourly,daily     | needs an age
          --keep-all 90d --then daily,hourly@1y  | older samples need a coarser granularity
          --keep-all 90d --then hourly,daily@30d | older samples need a coarser granularity
          --keep-all 90d                         | --then
          --then hourly                          | --keep-all
          """)
  void badAgesAndGrainsAreWrongUsage(String options, String said) {
    Outcome outcome = saldo.run(("history thin " + options).split(" +"));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(said).hasLineCount(1);
  }

  private Outcome thin(String... more) {
    String[] all = new String[6 + more.length];
    System.arraycopy(
        new String[] {"history", "thin", "--keep-all", "90d", "--then", "hourly"}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return saldo.run(all);
  }

  private String export() {
    return saldo.run("history", "export").out();
  }
}
