package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class HistoryCommandTest {

  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount";

  private CommandRun saldo;

  @BeforeEach
  void configure(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(Files.createDirectories(directory.resolve("one")));
    saldo.write("saldo.yaml", "accounts: []\n");
  }

  @Test
  void importingAgainChangesNothing() {
    saldo.write("in.csv", HEADER + "\n" + line("a", "2026-11-01T00:00:00Z", "10"));
    assertThat(saldo.run("history", "import", "in.csv").err())
        .isEqualTo("imported 1 sample; 0 already existed" + System.lineSeparator());
    assertThat(saldo.run("history", "import", "in.csv").err())
        .isEqualTo("imported 0 samples; 1 already existed" + System.lineSeparator());
  }

  @Test
  void showsProgressOnATerminalAndNowhereElse() {
    String csv = HEADER + "\n" + line("a", "2026-11-01T00:00:00Z", "10");
    saldo.write("in.csv", csv);
    assertThat(saldo.run("history", "import", "in.csv").err()).hasLineCount(1);
    saldo.errIsTerminal = true;
    assertThat(saldo.runWithInput(csv, "history", "import", "-").err()).hasLineCount(1);
    Outcome shown = saldo.run("history", "import", "in.csv");
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err())
        .contains("importing 100%")
        .endsWith(System.lineSeparator() + "imported 0 samples; 1 already existed\n");
  }

  @Test
  void falseReadingsCanBeLeftOutAndTheNewestIsUnconfirmed() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER + "\n");
    for (int hour = 0; hour <= 10; hour++) {
      String amount = hour % 5 == 0 && hour > 0 ? "0" : String.valueOf(100 - hour);
      csv.append(line("a", "2026-11-01T%02d:00:00Z".formatted(hour), amount)).append('\n');
    }
    saldo.write("in.csv", csv.toString());
    assertThat(saldo.run("history", "import", "in.csv").exit()).isZero();
    assertThat(saldo.run("history", "export").out().lines()).hasSize(12);
    assertThat(saldo.run("history", "export", "--without-glitches").out().lines())
        .hasSize(11)
        .noneMatch(line -> line.contains("T05:00:00Z"))
        .anyMatch(line -> line.contains("T10:00:00Z,0"));
    JsonNode rows =
        saldo
            .run(
                "trend",
                "--from=2026-11-01T00:00Z",
                "--to=2026-11-01T12:00Z",
                "--by=hour",
                "-ojson")
            .json()
            .get("rows");
    assertThat(rows.get(0).get("unconfirmed").asBoolean()).isFalse();
    JsonNode last = rows.get(rows.size() - 1);
    assertThat(last.get("unconfirmed").asBoolean()).isTrue();
    assertThat(last.get("amountBefore").asString()).isEqualTo("91");
  }

  @Test
  void theVendorsTimeIsExportedAndShown() throws IOException {
    String csv =
        HEADER
            + ",vendor_time,unlimited\n"
            + line("a", "2026-11-01T00:00:00Z", "10")
            + ",,\n"
            + line("a", "2026-11-01T03:10:00Z", "9")
            + ",2026-11-01T00:05:00Z,\n";
    saldo.write("in.csv", csv);
    assertThat(saldo.run("history", "import", "in.csv").exit()).isZero();
    assertThat(saldo.run("history", "export").out()).isEqualTo(csv);
    assertThat(saldo.run("history", "export", "--to", "2026-11-01T01:00:00Z").out())
        .startsWith(HEADER + ",unlimited\n");
    Outcome status = saldo.run("status", "-ojson");
    assertThat(status.json().at("/rows/0/vendorTime").asString()).isEqualTo("2026-11-01T00:05:00Z");
    assertThat(status.err())
        .isEqualTo("vendor's figures that were old when they were read: a/main 3h 5m\n");
    assertThat(saldo.run("status", "-ocsv").out()).contains(",vendorTime", ",2026-11-01T00:05:00Z");
    assertThat(
            saldo
                .run("history", "--from", "2026-11-01", "-ojson")
                .json()
                .at("/samples/1/vendorTime")
                .asString())
        .isEqualTo("2026-11-01T00:05:00Z");
    saldo.write("in.csv", csv.replace("2026-11-01T00:05", "0001-11-01T00:05"));
    assertThat(saldo.run("history", "import", "in.csv").err())
        .contains("line 3: vendor_time '0001-11-01T00:05:00Z' is outside the years 1970 to 2200");
  }

  @Test
  void exportsWhatItImports() {
    String csv =
        HEADER
            + ",unlimited\n"
            + line("a", "2026-11-01T00:00:00Z", "-10.000000000001")
            + ",\n"
            + line("a", "2026-11-01T01:00:00.5Z", "9999999999999999999999999")
            + ",\n"
            + line("a", "2026-11-01T02:00:00Z", "")
            + ",\n"
            + line("a", "2026-11-01T03:00:00Z", "")
            + ",true\n"
            + line("b", "2026-11-01T00:00:00Z", "0")
            + ",\n";
    assertThat(saldo.runWithInput(csv, "history", "import", "-").exit()).isZero();
    assertThat(saldo.run("history", "export").out()).isEqualTo(csv.replace("00.5Z", "00.500Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,ants,main,credits,credit,2026-11-02T00:00:00Z,12x",
        "a,ants,main,credits,credit,2026-11-02T00:00:00Z,1e5",
        "a,ants,main,credits,credit,2026-11-02T00:00:00Z,\"1,5\"",
        "a,ants,main,credits,credit,yesterday,5",
        "a,ants,main,coins,credit,2026-11-02T00:00:00Z,5",
        "a,ants,main,credits,credit,2026-11-02T00:00:00Z",
        "a,ants,main,credits,credit,2026-11-02T00:00:00Z,5,6",
        "A b,ants,main,credits,credit,2026-11-02T00:00:00Z,5",
        ",ants,main,credits,credit,2026-11-02T00:00:00Z,5",
        "a,ants,main,credits,credit,-0001-01-01T00:00:00Z,5",
        "a,ants,main,credits,credit,+10000-01-01T00:00:00Z,5",
        "a,ants,main,credits,credit,1969-12-31T23:59:59Z,5",
        "a,ants,main,credits,credit,2201-01-01T00:00:00Z,5",
        "a,ants,ma\u0007in,credits,credit,2026-11-02T00:00:00Z,5",
        "a,ants,main,credits,credit,2026-11-02T00:00:00Z,\"5"
      })
  void namesAMalformedLineAndImportsNothing(String bad) {
    saldo.write(
        "in.csv", HEADER + "\n" + line("a", "2026-11-01T00:00:00Z", "10") + "\n" + bad + "\n");
    Outcome imported = saldo.run("history", "import", "in.csv");
    assertThat(imported.exit()).isEqualTo(2);
    assertThat(imported.err())
        .startsWith("saldo: in.csv line 3: ")
        .contains("nothing was imported");
    assertThat(saldo.run("history", "export").out().lines()).hasSize(1);
  }

  @Test
  void refusesSamplesAheadOfTheClockUnlessTheyAreAllowed() {
    saldo.write("near.csv", HEADER + "\n" + line("a", "2026-11-21T20:20:00Z", "10"));
    assertThat(saldo.run("history", "import", "near.csv").exit()).isZero();
    saldo.write("far.csv", HEADER + "\n" + line("a", "2026-11-21T21:20:01+01:00", "9"));
    Outcome refused = saldo.run("history", "import", "far.csv");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("far.csv line 2: observed_at '2026-11-21T21:20:01+01:00' is in the future")
        .contains("--allow-future")
        .contains("nothing was imported");
    assertThat(saldo.run("history", "import", "--allow-future", "far.csv").exit()).isZero();
    assertThat(saldo.run("history", "export").out().lines()).hasSize(3);
  }

  @Test
  void listsEveryMalformedLineAndCountsTheRest() {
    String bad = (line("a", "2026-11-01T00:00:00Z", "x") + "\n").repeat(23);
    saldo.write("in.csv", HEADER + "\n" + bad);
    assertThat(saldo.run("history", "import", "in.csv").err().lines())
        .hasSize(21)
        .contains(
            "saldo: in.csv line 21: amount 'x' is not a number of at most 26 digits and 12 decimals")
        .endsWith(
            "saldo: in.csv: 23 lines are malformed, of which the first 20 are listed; nothing was imported");
  }

  @Test
  void namesTheLineAndBothAmountsOfAConflict() {
    String first = line("a", "2026-11-01T00:00:00Z", "10") + "\n";
    assertThat(saldo.runWithInput(HEADER + "\n" + first, "history", "import", "-").exit()).isZero();
    String other =
        line("a", "2026-11-02T00:00:00Z", "5") + "\n" + line("a", "2026-11-01T00:00:00Z", "100.50");
    Outcome refused = saldo.runWithInput(HEADER + "\n" + other, "history", "import", "-");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "saldo: standard input line 3: 100.5 for account a, bucket main at 2026-11-01T00:00:00Z, but 10 in"
                + " the history; correct or remove the line; nothing was imported\n");
    saldo.write(
        "in.csv",
        HEADER
            + "\n"
            + line("b", "2026-11-02T00:00:00Z", "6")
            + "\n"
            + line("b", "2026-11-02T00:00:00Z", "7"));
    assertThat(saldo.run("history", "import", "in.csv").err())
        .contains("in.csv line 3: 7 for account b", "but 6 in line 2");
    saldo.write(
        "in.csv",
        HEADER
            + "\n"
            + line("a", "2026-11-01T00:00:00Z", "11")
            + "\n"
            + line("a", "2026-11-01T00:00:00Z", "12"));
    assertThat(saldo.run("history", "import", "in.csv").err())
        .contains("in.csv line 2: 11 for account a", "but 10 in the history; correct or remove");
    assertThat(saldo.run("history", "export").out().lines()).hasSize(2);
  }

  @Test
  void suggestsNoFormThatIsDeclaredAlready() {
    saldo.write("in.csv", "Time,Balance\n13/31/2026,5\n11/13/2026,5\n1/2/26,5\n");
    assertThat(
            saldo
                .run(
                    "history",
                    "import",
                    "in.csv",
                    "--map=observed_at=Time,amount=Balance",
                    "--account=a",
                    "--provider=ants",
                    "--unit=EUR",
                    "--date-format=dd/mm/yyyy")
                .err())
        .contains("'13/31/2026' is not a time in the form dd/mm/yyyy\n")
        .contains(
            "'11/13/2026' is not a time in the form dd/mm/yyyy; add --date-format 'mm/dd/yyyy'");
  }

  @Test
  void importsAFileOfAnotherTool() {
    saldo.write("in.csv", "\uFEFFTime;Balance;Note\r\n21.10.2026 20:15;1.100,50;x\r\n;;\r\n");
    Outcome hint = saldo.run("history", "import", "in.csv");
    assertThat(hint.exit()).isEqualTo(2);
    assertThat(hint.err()).contains("--separator semicolon");
    Outcome imported =
        saldo.run(
            "history",
            "import",
            "in.csv",
            "--separator=;",
            "--decimal-comma",
            "--map",
            "observed_at=Time,amount=Balance",
            "--account",
            "a",
            "--provider",
            "ants",
            "--bucket=main",
            "--unit",
            "EUR",
            "--zone",
            "Europe/Berlin",
            "--date-format",
            "dd.mm.yyyy hh:mm");
    assertThat(imported.err()).startsWith("imported 1 sample");
    assertThat(saldo.run("history", "export").out())
        .contains("a,ants,main,money,EUR,2026-10-21T18:15:00Z,1100.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--map=amount",
        "--map=amout=x",
        "--map=amount=x,amount=y",
        "--unit=sms",
        "--unit=coins:x",
        "--date-format=dd/mm",
        "--zone=Berlin",
        "--separator=dot"
      })
  void refusesAWrongLayoutBeforeItReads(String option) {
    Outcome refused = saldo.runWithInput("", "history", "import", "-", option);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("saldo: ")
        .contains(option.substring(0, option.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Kathmandu", "America/New_York"})
  void reportsDoNotDependOnTheOrderOfTheImport(String zone, @TempDir Path other) {
    List<String> lines = irregular();
    saldo.write("in.csv", HEADER + "\n" + String.join("\n", lines));
    assertThat(saldo.run("history", "import", "in.csv").exit()).isZero();
    CommandRun shuffled = new CommandRun(other);
    shuffled.write("saldo.yaml", "accounts: []\n");
    Collections.shuffle(lines, new Random(7));
    shuffled.write("in.csv", HEADER + "\n" + String.join("\n", lines));
    assertThat(shuffled.run("history", "import", "in.csv").exit()).isZero();

    for (String by : List.of("hour", "month", "total")) {
      for (String report : List.of("usage", "trend")) {
        String[] args = {
          report,
          "--from",
          "2026-10-20",
          "--to",
          "2026-11-05",
          "--by",
          by,
          "--zone",
          zone,
          "-o",
          "json"
        };
        Outcome ordered = saldo.run(args);
        assertThat(ordered.exit()).isZero();
        assertThat(shuffled.run(args).out()).isEqualTo(ordered.out());
        ordered.json().path("rows").forEach(HistoryCommandTest::balances);
      }
    }
  }

  private static void balances(JsonNode row) {
    if (row.path("opening").isNull()) {
      return;
    }
    assertThat(amount(row, "opening").subtract(amount(row, "used")).add(amount(row, "added")))
        .isEqualByComparingTo(amount(row, "closing"));
  }

  private static BigDecimal amount(JsonNode row, String key) {
    return new BigDecimal(row.path(key).stringValue());
  }

  private static String line(String account, String at, String amount) {
    return account + ",ants,main,credits,credit," + at + "," + amount;
  }

  private static List<String> irregular() {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>();
    for (int series = 0; series < 5; series++) {
      long second = 1_792_454_400L + random.nextInt(100_000);
      BigDecimal amount = BigDecimal.valueOf(1_000_000 + random.nextInt(1_000_000), series);
      for (int i = 0; i < 150; i++) {
        second += 1 + random.nextInt(20_000);
        long step = random.nextInt(5) == 0 ? -random.nextInt(90_000) : random.nextInt(30_000);
        amount = amount.subtract(BigDecimal.valueOf(step, series));
        String at = Instant.ofEpochSecond(second).toString();
        lines.add(line("s" + series, at, amount.toPlainString()));
      }
    }
    return lines;
  }
}
