package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class UsageCommandTest {

  private static final String HEADER =
      "account,provider,bucket,unit_kind,unit_code,observed_at,amount,unlimited\n";
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final List<String> ESTIMATES = List.of("estimatedUsed", "hidden", "inGaps");

  private CommandRun saldo;

  /**
   * Forty days with a usage of ten per hour, a top-up of 500 on the 11th at 12:00 and a gap on the
   * 21st; one unlimited account.
   */
  @BeforeEach
  void fill(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "time-zone: Asia/Kathmandu\naccounts: []\n");
    StringBuilder csv = new StringBuilder(HEADER);
    for (int hour = 0; hour <= 40 * 24; hour++) {
      Instant at = START.plus(Duration.ofHours(hour));
      int level = 20_000 - 10 * hour + (hour >= 252 ? 500 : 0);
      if (hour <= 480 || hour >= 490) {
        csv.append("otp,acme,main,money,GHS,").append(at).append(',').append(level).append(",\n");
      }
      csv.append("free,acme,main,messages,sms,").append(at).append(",,true\n");
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void showsEstimatesOnlyOnRequest() {
    JsonNode exact = usage("-ojson").json().path("rows");
    assertThat(ESTIMATES).noneMatch(key -> exact.path(0).has(key) || exact.path(1).has(key));
    assertThat(usage("-ocsv").out()).doesNotContain("estimatedUsed", "inGaps");
    JsonNode rows = usage("--estimate", "-ojson").json().path("rows");
    JsonNode free = rows.path(0);
    assertThat(ESTIMATES).allMatch(key -> free.has(key) && free.path(key).isNull());
    JsonNode otp = rows.path(1);
    for (String key : List.of("opening", "used", "added", "closing", "usedAtLeast", "coverage")) {
      assertThat(otp.path(key)).isEqualTo(exact.path(1).path(key));
    }
    assertThat(amount(otp, "used")).isEqualByComparingTo("7190");
    assertThat(amount(otp, "estimatedUsed")).isCloseTo(new BigDecimal("7200"), cent());
    assertThat(amount(otp, "hidden")).isCloseTo(BigDecimal.TEN, cent());
    assertThat(amount(otp, "inGaps")).isEqualByComparingTo("100");
  }

  @Test
  void totalsAreATableOfTheirOwn() {
    assertThat(usage("--totals", "--by", "week", "-ocsv").out())
        .contains("unitCode,buckets,used,added\n", "\nGHS,1,7190,490\n", "\nsms,1,,\n");
    assertThat(usage("--totals").out()).contains("Totals", "buckets");
    JsonNode document = usage("--totals", "--by", "week", "-ojson").json();
    assertThat(document.path("totals").toString())
        .contains(
            "\"unit\":{\"kind\":\"money\",\"code\":\"GHS\"",
            "\"means\":\"remaining\",\"buckets\":1,\"used\":\"7190\",\"added\":\"490\"}",
            "\"buckets\":1,\"used\":null,\"added\":null}");
    assertThat(usage("-ojson").json().has("totals")).isFalse();
    assertThat(usage("--totals", "-ojsonl").out()).contains("\"list\":\"totals\"");
    assertThat(
            saldo
                .run(
                    "status",
                    "--all",
                    "--totals",
                    "--jq",
                    ".totals[] | select(.unit.code==\"GHS\").amount")
                .out())
        .contains("10900");
    assertThat(saldo.run("status", "--all", "--totals", "-ocsv").out())
        .contains("unitCode,buckets,amount,usedPerDay\n", "\nGHS,1,10900,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "day", "week", "month"})
  void stepsAddUpToTheLastDigit(String step) {
    for (String zone : List.of("Asia/Kathmandu", "America/New_York")) {
      JsonNode whole = usage("--estimate", "-ojson", "--zone", zone).json().path("rows").path(1);
      JsonNode rows =
          usage("--estimate", "-ojson", "--zone", zone, "--by", step).json().path("rows");
      for (String key : ESTIMATES) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
          sum = row.path(key).isNull() ? sum : sum.add(amount(row, key));
        }
        assertThat(sum).as(key).isEqualByComparingTo(amount(whole, key));
      }
    }
  }

  @Test
  void everyFormatShowsIt() {
    for (String format : List.of("table", "csv", "md", "html", "jsonl")) {
      String text = usage("--estimate", "-o", format).out();
      assertThat(text).as(format).containsPattern("7,?(200|199\\.99)").contains("100");
    }
    saldo.environment.put("SALDO_ESTIMATE", "true");
    assertThat(usage("-ocsv").out()).contains("estimatedUsed,hidden,inGaps");
    assertThat(saldo.run("help", "usage").out())
        .contains("est. used - hidden = used", "reads every sample", "28 days");
  }

  @Test
  void comparesWithTheYearBefore() {
    List<String> keys = List.of("usedYearBefore", "change", "changePercent", "compared");
    assertThat(usage("-ojson").json().path("rows").path(1)).noneMatch(keys::contains);
    Outcome years =
        saldo.run(
            "usage",
            "otp",
            "--by=month",
            "--compare=year",
            "--from=2027-06",
            "--to=2027-07-05",
            "-ojson");
    JsonNode row = years.json().path("rows").path(0);
    assertThat(keys).allMatch(row::has);
    assertThat(row.path("usedYearBefore").stringValue()).isEqualTo("7132.5");
    assertThat(row.path("compared").stringValue()).isEqualTo("unknown");
    for (String format : List.of("table", "csv", "md", "html", "jsonl")) {
      assertThat(usage("--compare", "year", "-o", format).out()).contains("unknown");
    }
    assertThat(saldo.run("usage", "--compare=month").err()).contains("--compare: use year");
    assertThat(saldo.run("usage", "--compare=year", "--by=day").err()).contains("--by month");
    saldo.environment.put("SALDO_COMPARE", "year");
    assertThat(usage("-ocsv").out()).contains("usedYearBefore,change,changePercent,compared");
    assertThat(saldo.run("help", "usage").out()).contains("--compare=PERIOD", "to-date");
  }

  @Test
  void aTopUpIsLargerThanItsRise() {
    Outcome events =
        saldo.run("events", "otp", "--from", "2026-06-01", "--to", "2026-07-01", "-ojson");
    JsonNode topUp = events.json().path("rows").path(0);
    assertThat(topUp.path("amount").stringValue()).isEqualTo("490");
    assertThat(amount(topUp, "estimatedAmount")).isCloseTo(new BigDecimal("500"), cent());
    JsonNode gap = events.json().path("rows").path(1);
    assertThat(gap.path("kind").stringValue()).isEqualTo("gap");
    assertThat(gap.path("estimatedAmount").isNull()).isTrue();
    assertThat(saldo.run("help", "events").out())
        .contains("(estimatedAmount)", "estimated amount added");
  }

  private Outcome usage(String... more) {
    List<String> args = new ArrayList<>(List.of("usage"));
    args.addAll(List.of("--from", "2026-06-05T00:00:00Z", "--to", "2026-07-05T00:00:00Z"));
    args.addAll(List.of(more));
    return saldo.run(args.toArray(String[]::new));
  }

  private static Offset<BigDecimal> cent() {
    return within(new BigDecimal("0.01"));
  }

  private static BigDecimal amount(JsonNode row, String key) {
    return new BigDecimal(row.path(key).stringValue());
  }
}
