package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class EventsCommandTest {

  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount\n";

  private CommandRun saldo;

  /** Usage of 10 per day; a top-up on the 5th, a refund on the 12th, a fall of 200 on the 20th. */
  @BeforeEach
  void fill(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "time-zone: Asia/Kathmandu\naccounts: []\ndefaults: {every: 1d}\n");
    StringBuilder csv = new StringBuilder(HEADER);
    int level = 500;
    for (int day = 1; day <= 31; day++) {
      level += day == 5 ? 1000 : day == 12 ? 7 : day == 20 ? -200 : -10;
      csv.append(line("otp,ants,main,credits,credit", day, level));
      csv.append(line("otp,ants,sms/Tele2,messages,sms", day, level / 2));
    }
    saldo.write("in.csv", csv.toString());
    assertThat(saldo.run("history", "import", "in.csv").exit()).isZero();
  }

  @Test
  void listsEventsInTheDocumentOfTheContract() {
    JsonNode document = events("-o", "json").json();
    assertThat(document.path("zone").stringValue()).isEqualTo("Asia/Kathmandu");
    assertThat(document.path("rows"))
        .extracting(
            row -> row.path("bucket").stringValue(),
            row -> row.path("kind").stringValue(),
            row -> row.path("amount").stringValue(),
            row -> row.path("observedAt").stringValue(),
            row -> row.path("classifiedBy").stringValue(),
            row -> row.path("note").isNull())
        .contains(
            tuple("main", "top-up", "1000", "2026-10-05T06:00:00Z", "rule", true),
            tuple("main", "refund", "7", "2026-10-12T06:00:00Z", "rule", true));
    JsonNode refund = events("--kind", "refund", "-o", "json").json().path("rows").path(0);
    assertThat(refund.path("levelBefore").stringValue()).isEqualTo("1400");
    assertThat(refund.path("levelAfter").stringValue()).isEqualTo("1407");
    assertThat(refund.path("after").stringValue()).isEqualTo("2026-10-11T06:00:00Z");
  }

  @Test
  void classifiesARiseAndRemovesTheClassification() {
    Outcome said = classify("otp/main", "2026-10-12 11:45", "top-up", "--note", "a voucher");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith(
            "otp/main +7 credit at 2026-10-12T06:00:00Z counts as top-up (classified by you)");
    assertThat(usage("toppedUp")).isEqualTo("1007");
    assertThat(usage("corrected")).isEqualTo("0");
    JsonNode event = events("--kind", "top-up", "-o", "json").json().path("rows").path(1);
    assertThat(event.path("classifiedBy").stringValue()).isEqualTo("person");
    assertThat(event.path("note").stringValue()).isEqualTo("a voucher");

    assertThat(classify("otp/main", "2026-10-12 11:45", "auto").err()).contains("by rule");
    assertThat(usage("toppedUp")).isEqualTo("1000");
    assertThat(usage("corrected")).isEqualTo("7");
    assertThat(usage("added")).isEqualTo("1007");
  }

  @Test
  void aFallMarkedAsCorrectionIsNotUsage() {
    assertThat(usage("used")).isEqualTo("470");
    assertThat(classify("otp/main", "2026-10-20T11:45", "correction").exit()).isZero();
    assertThat(usage("used")).isEqualTo("270");
    assertThat(usage("corrected")).isEqualTo("-193");
    assertThat(usage("added")).isEqualTo("807");
    assertThat(classify("otp/main", "2026-10-20T11:45", "auto").err()).contains("counts as usage");
    assertThat(usage("used")).isEqualTo("470");
  }

  @Test
  void aFallMarkedAsExpiryIsAnEventAndNotUsage() {
    assertThat(classify("otp/main", "2026-10-20T11:45", "expiry").err())
        .contains("counts as expiry");
    assertThat(usage("used")).isEqualTo("270");
    JsonNode expiry = events("--kind", "expiry", "-o", "json").json().path("rows").path(0);
    assertThat(expiry.path("amount").stringValue()).isEqualTo("-200");
    aStatementAddsUpWith(1);
    assertThat(classify("otp/main", "2026-10-05T11:45", "expiry").err()).contains("is a rise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "otp | 2026-10-05 | top-up | several buckets changed at .* name one as otp/BUCKET",
        "otp/main | 2026-10-08T12:00 | refund | no change in otp .* nearest rises: otp/main \\+1000",
        "otp/main | 2027-10-08T12:00 | refund | no change in otp .*",
        "otp/main | 2026-10-20T11:45 | refund | .* is a fall, which is usage; use --as correction",
        "otp/sms | 2026-10-05 | refund | account otp has no sms; choices: main in credit, sms/Tele2",
        "nobody | 2026-10-05 | refund | no account 'nobody' .*",
        "otp/main | 2026-10-05 | gift | unknown --as 'gift'; choices: auto, correction",
        "otp/main | soon | refund | --at: 'soon' is not a time",
      })
  void refusesAmbiguousAndUnknownChanges(String target, String at, String as, String message) {
    Outcome refused = classify(target, at, as);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).hasLineCount(1).containsPattern("^saldo: " + message);
    assertThat(usage("corrected")).isEqualTo("7");
  }

  @Test
  void aClassificationSurvivesALateSample() {
    assertThat(classify("otp/main", "2026-10-05T00:00", "reset").exit()).isZero();
    saldo.write(
        "late.csv", HEADER + line("otp,ants,main,credits,credit", 5, 100).replace("T06:", "T01:"));
    assertThat(saldo.run("history", "import", "late.csv").exit()).isZero();
    JsonNode reset = events("--kind", "reset", "-o", "json").json().path("rows").path(0);
    assertThat(reset.path("amount").stringValue()).isEqualTo("1360");
    assertThat(reset.path("after").stringValue()).isEqualTo("2026-10-05T01:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "day", "week", "month"})
  void stepsAddUpWithAnyClassification(String step) {
    classify("otp/main", "2026-10-20T11:45", "correction");
    classify("otp/main", "2026-10-05T11:45", "reset");
    List<String> keys = List.of("used", "added", "toppedUp", "corrected");
    for (String report : List.of("usage", "trend")) {
      JsonNode rows = month(report, "--by", step).json().path("rows");
      for (String key : keys) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
          boolean main = row.path("bucket").stringValue().equals("main");
          sum = main && !row.path(key).isNull() ? sum.add(amount(row, key)) : sum;
        }
        assertThat(sum).as("%s of %s", key, report).isEqualByComparingTo(usage(key));
      }
    }
  }

  @Test
  void aStatementAddsUp() {
    aStatementAddsUpWith(0);
  }

  private void aStatementAddsUpWith(int falls) {
    JsonNode document = saldo.run("statement", "otp", "-o", "json").json();
    assertThat(document.path("month").stringValue()).isEqualTo("2026-10");
    for (JsonNode row : document.path("rows")) {
      BigDecimal sum = amount(row, "opening").subtract(amount(row, "used"));
      for (String key : List.of("toppedUp", "refunds", "corrections", "resets")) {
        sum = sum.add(amount(row, key));
      }
      assertThat(sum).isEqualByComparingTo(amount(row, "closing"));
    }
    JsonNode main = document.path("rows").path(0);
    assertThat(amount(main, "toppedUp")).isEqualByComparingTo("1000");
    assertThat(amount(main, "refunds")).isEqualByComparingTo("7");
    assertThat(main.path("entries")).hasSize(2 + falls);
    saldo.environment.put("SALDO_MONTH", "2026-09");
    assertThat(saldo.run("statement", "-o", "csv").out())
        .contains("nothing was read", "first read 2026-10-01");
    for (String format : List.of("csv", "md", "jsonl", "html", "table")) {
      assertThat(saldo.run("statement", "--month", "2026-10", "-o", format).out()).contains("top");
      assertThat(events("-o", format).out()).contains("top-up");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "october", "2026-12", "-1d", "2026-10-01"})
  void refusesInvalidAndFutureMonths(String month) {
    Outcome refused = saldo.run("statement", "--month=" + month);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).startsWith("saldo: --month").hasLineCount(1);
  }

  @Test
  void explainsTheRule() {
    assertThat(saldo.run("help", "events").out().replaceAll("\\s+", " "))
        .contains("5 % of the usual rise", "100 days", "72 h", "unit-change", "Confidence");
    assertThat(saldo.run("completion").out()).contains("classify", "--kind");
  }

  private Outcome classify(String target, String at, String as, String... more) {
    List<String> args = new ArrayList<>(List.of("events", "classify", target));
    args.addAll(List.of("--at", at, "--as", as));
    args.addAll(List.of(more));
    return saldo.run(args.toArray(String[]::new));
  }

  private String usage(String key) {
    for (JsonNode row : month("usage").json().path("rows")) {
      if (row.path("bucket").stringValue().equals("main")) {
        return row.path(key).stringValue();
      }
    }
    throw new AssertionError("no main bucket");
  }

  private Outcome events(String... more) {
    List<String> args = new ArrayList<>(List.of("events", "--account", "otp"));
    args.addAll(List.of("--from", "2026-10-01", "--to", "2026-11-01"));
    args.addAll(List.of(more));
    return saldo.run(args.toArray(String[]::new));
  }

  private Outcome month(String report, String... more) {
    List<String> args = new ArrayList<>(List.of(report, "otp", "-o", "json", "--zone", "UTC"));
    args.addAll(List.of("--from", "2026-10-01", "--to", "2026-11-01"));
    args.addAll(List.of(more));
    return saldo.run(args.toArray(String[]::new));
  }

  private static BigDecimal amount(JsonNode row, String key) {
    return new BigDecimal(row.path(key).stringValue());
  }

  private static String line(String series, int day, int amount) {
    return "%s,2026-10-%02dT06:00:00Z,%d%n".formatted(series, day, amount);
  }
}
