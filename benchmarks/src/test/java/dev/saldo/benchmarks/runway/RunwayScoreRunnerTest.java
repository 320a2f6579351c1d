package dev.saldo.benchmarks.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.saldo.benchmarks.runway.RunwayScore.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunwayScoreRunnerTest {

  private static final long BEGIN = 1_767_571_200; // A Monday, 00:00 UTC.
  private static final double DAY = 86_400;

  @TempDir private Path folder;

  @Test
  void scoresFollowTheirDefinitions() {
    OpenDataAccount account = account();
    List<ScoredRunwayOutcome> outcomes =
        List.of(
            outcome(account, 10, 8, 11, 15),
            outcome(account, 2, 4, 5, 6),
            new ScoredRunwayOutcome(account, Duration.ofDays(9), DAY, false, 0, 0, 0),
            outcome(account, 10, 2, 5, 9));
    Map<Column, Double> score = RunwayScore.score(outcomes);
    assertThat(score)
        .contains(
            entry(Column.ANSWERED, 0.75),
            entry(Column.MEDIAN_ERROR, 1.0),
            entry(Column.LATE, 0.5),
            entry(Column.COVERED, 1 / 3.0),
            entry(Column.BELOW_P10, 1 / 3.0),
            entry(Column.WIDTH, 0.7),
            entry(Column.MISSED, 1.0),
            entry(Column.FALSE_ALARM, 0.5),
            entry(Column.MEAN_ERROR, (0.1 + 1.5 + 3 + 0.5) / 4));
  }

  @Test
  void scoresTheDataAndReplacesTheFiguresOfAPage() throws IOException {
    writeData();
    Path page = folder.resolve("page.md");
    Files.writeString(page, "before\n<!-- figures -->\nold\n<!-- end of figures -->\nafter\n");
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new RunwayScoreRunner())
            .setOut(new PrintWriter(out))
            .execute(folder.toString(), "--page", page.toString());
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("1 questions").contains("| other | 50.0 % |");
    assertThat(Files.readString(page))
        .startsWith("before\n<!-- figures -->\n\n| method |")
        .contains(
            "| **Saldo** | 0.0 % |",
            "| Saldo, plain method | 0.0 % |", "| regular | 1 | 0.0 -> 0.0 % |")
        .contains("| learned / plain | 5 % |", "| **Saldo** | 0.00 % | 0.00 % |")
        .contains("| **Saldo** | 100.00 % | 100.00 % | 0.00 % |")
        .endsWith("\n<!-- end of figures -->\nafter\n")
        .doesNotContain("old");
  }

  private static ScoredRunwayOutcome outcome(
      OpenDataAccount account, double run, double p10, double p50, double p90) {
    return new ScoredRunwayOutcome(
        account, Duration.ofDays(9), run * DAY, true, p10 * DAY, p50 * DAY, p90 * DAY);
  }

  private static OpenDataAccount account() {
    return new OpenDataAccount(
        new CsvRowReader.Row(
            Map.of("account", 0, "series", 0, "kind", 1, "schedule", 1, "tz", 2),
            List.of("a", "regular", "UTC")));
  }

  /** Writes ten units an hour for twenty days, with one top-up and one question. */
  private void writeData() throws IOException {
    Path part = Files.createDirectory(folder.resolve("train"));
    StringBuilder samples = new StringBuilder("account,ts,balance\n");
    for (int hour = 0; hour <= 480; hour++) {
      int balance = 10_000 - 10 * hour + (hour > 100 ? 5_000 : 0);
      samples.append("a,").append(BEGIN + 3600L * hour).append(',').append(balance).append('\n');
    }
    long origin = BEGIN + 3600L * 480;
    Files.writeString(part.resolve("samples.csv"), samples);
    write(part, "manifest.csv", "account,series,tz,schedule,kind", "a,s,UTC,reg,regular");
    write(part, "origins.csv", "account,origin,balance", "a," + origin + ",10200");
    write(part, "truth.csv", "account,origin,depleted", "a," + origin + "," + (origin + 3672000L));
    write(part, "topups.csv", "account,ts,amount", "a," + (BEGIN + 361_800) + ",5000");
    write(part, "usage.csv", "account,day,consumed", "a,2026-01-06,240.0");
    StringBuilder columns = new StringBuilder("method");
    StringBuilder cells = new StringBuilder("other");
    for (Column column : Column.values()) {
      columns.append(',').append(column.name);
      cells.append(",0.5");
    }
    write(folder, "peers_train.csv", columns.toString(), cells.toString());
    write(
        folder,
        "usage_peers_train.csv",
        "method,WAPE_median,WAPE_mean,abs_bias_median",
        "\"other, too\",0.1,0.1,0.1");
    write(
        folder,
        "topup_peers_train.csv",
        "method,recall,precision,amount_err_median,amount_err_p90",
        "other,1,1,0.1,0.2");
  }

  private static void write(Path folder, String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
