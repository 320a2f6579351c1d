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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class RunwayCommandTest {

  private static final String AS_OF = "2026-07-01T00:00:00Z";

  private CommandRun saldo;

  /** Thirty days with a usage of ten per hour, and one idle account. */
  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "time-zone: Africa/Accra\naccounts: []\n");
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    Instant start = Instant.parse("2026-06-01T00:00:00Z");
    for (int hour = 0; hour <= 40 * 24; hour++) {
      Instant at = start.plus(Duration.ofHours(hour));
      csv.append("otp,acme,main,money,GHS,").append(at).append(',').append(20_000 - 10 * hour);
      csv.append("\nidle,acme,main,money,GHS,").append(at).append(",5\n");
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void predictsFromTheSamplesKnownThen() {
    JsonNode rows = saldo.run("runway", "--as-of", AS_OF, "-ojson").json().path("rows");
    assertThat(rows).hasSize(2);
    assertThat(rows.path(0).path("status").asString()).isEqualTo("not-falling");
    assertThat(rows.path(0).path("emptyAt").path("p50").isNull()).isTrue();
    JsonNode otp = rows.path(1);
    assertThat(otp.path("balance").asString()).isEqualTo("12800");
    assertThat(otp.path("usedPerDay").asString()).isEqualTo("240");
    assertThat(otp.path("runwayDays").path("p50").asString()).isEqualTo("53.33");
    assertThat(otp.path("inputs").path("last").asString()).isEqualTo(AS_OF);
    Outcome table = saldo.run("runway", "--as-of", AS_OF);
    assertThat(table.out()).contains("otp", "53.3", "ok", "idle", "not-falling");
  }

  @Test
  void explainsAPredictionInWords() {
    JsonNode otp =
        saldo
            .run("runway", "otp", "--as-of", AS_OF, "--explain", "-ojson")
            .json()
            .path("rows")
            .path(0);
    assertThat(otp.path("explanation").path(0).asString())
        .isEqualTo("the last 2 days used as much as the week");
    assertThat(saldo.run("runway", "otp", "--as-of", AS_OF, "--explain", "-ocsv").out())
        .contains("explanation", "hardly moved the median");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "[{name: otp, provider: ants, settings: {username: u, password: p}}]"})
  void theConfigurationChoosesTheMethod(String accounts) throws IOException {
    String named = saldo.run("runway", "otp", "--as-of", AS_OF, "-ojson").out();
    assertThat(named).contains("week-shape-learned-pace-1");
    saldo.write(
        "saldo.yaml",
        "time-zone: Africa/Accra\nrunway: {method: plain}\naccounts: %s\n".formatted(accounts));
    assertThat(saldo.run("runway", "otp", "--as-of", AS_OF, "--explain", "-ojson").out())
        .contains("week-shape-three-speeds-1")
        .doesNotContain("the median");
  }

  @Test
  void subtractsPlannedUsage() {
    String days =
        saldo
            .run("runway", "otp", "--as-of", AS_OF, "--plan", "2026-07-02=7200", "-ojson")
            .json()
            .path("rows")
            .path(0)
            .path("runwayDays")
            .path("p50")
            .asString();
    assertThat(days).startsWith("23.");
  }

  @Test
  void predictsWhenABalanceFallsToAnAmount() {
    JsonNode otp =
        saldo
            .run("runway", "otp", "--as-of", AS_OF, "--down-to", "8e3", "-ojson")
            .json()
            .path("rows")
            .path(0);
    assertThat(otp.path("threshold").asString()).isEqualTo("8000");
    assertThat(otp.path("runwayDays").path("p50").asString()).isEqualTo("20.00");
    Outcome table = saldo.run("runway", "--as-of", AS_OF, "--down-to", "5.00");
    assertThat(table.exit()).isZero();
    assertThat(table.out()).contains("down to").containsPattern("idle .* empty");
    Outcome csv = saldo.run("runway", "idle", "--as-of", AS_OF, "--down-to", "5.00", "-ocsv");
    assertThat(csv.out()).contains("threshold", "the balance is at 5 or below");
    assertThat(saldo.run("runway", "--as-of", AS_OF, "-ocsv").out()).doesNotContain("threshold");
    saldo.environment.put("SALDO_DOWN_TO", "12800");
    assertThat(saldo.run("runway", "otp", "--as-of", AS_OF, "-ojson").out())
        .contains("the balance is at 12800 or below");
  }

  @Test
  void theStatusIsLowIfTheTenthPercentileIsBelowTheThreshold() {
    saldo.clock.set(Instant.parse("2026-07-11T00:00:00Z"));
    assertThat(stateOfOtp("30d")).isEqualTo("ok");
    assertThat(stateOfOtp("43d")).as("the 50th percentile is 43.33 days").isEqualTo("low");
  }

  private String stateOfOtp(String below) {
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: otp
            provider: acme
            alert: {runway-below: %s}
        """
            .formatted(below));
    JsonNode rows = saldo.run("status", "otp", "-ojson").json().path("rows");
    return rows.path(0).path("state").asString();
  }

  @Test
  void anAmountAppliesToOneUnit() {
    String other =
        """
        account,provider,bucket,unit_kind,unit_code,observed_at,amount
        sms,acme,main,messages,sms,2026-06-20T00:00:00Z,9
        """;
    assertThat(saldo.runWithInput(other, "history", "import", "-").exit()).isZero();
    JsonNode lasting =
        saldo.run("runway", "otp", "--as-of", AS_OF, "--until", "2026-08-23", "-ojson").json();
    assertThat(lasting.at("/until").asString()).startsWith("2026-08-2");
    assertThat(lasting.at("/rows/0/lasts").doubleValue()).isBetween(0.3, 0.7);
    assertThat(saldo.run("runway", "otp", "--as-of", AS_OF, "--until", "2026-01-01").err())
        .contains("--until '2026-01-01' must be after the prediction");
    Outcome refused = saldo.run("runway", "--as-of", AS_OF, "--down-to", "1");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().strip())
        .isEqualTo("saldo: --down-to applies to one unit, but 2 are selected; name the account");
    assertThat(saldo.run("runway", "--as-of", AS_OF, "--down-to", "0.0").exit()).isZero();
    assertThat(saldo.run("runway", "otp", "idle", "--as-of", AS_OF, "--down-to", "1").exit())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --plan 2026-07-02=7200 | --plan applies to one bucket, but 2 are selected; name the account
          otp --plan 2026-07-02 | is not TIME=AMOUNT; write 2026-12-01=5000
          otp --plan 2026-07-02=many | has no amount
          otp --plan 2026-07-02=0 | a planned use must be more than 0
          otp --down-to=-1 | --down-to must be 0 or more, not '-1'
          otp --down-to -0.5 | --down-to must be 0 or more, not '-0.5'
          otp --down-to= | --down-to '' is not an amount; write 500 or 12.5
          otp --down-to 5,5 | --down-to '5,5' is not an amount; write 500 or 12.5
          otp --down-to NaN | --down-to 'NaN' is not an amount
          otp --down-to 1e999999999 | --down-to '1e999999999' is not an amount
          otp --down-to 0e-999999999 | --down-to '0e-999999999' is not an amount
          otp --down-to 5 --down-to 6 | --down-to
          otp --as-of soon | 'soon' is not a time
          backtest --origins nowhere.csv | no such file: nowhere.csv
          """)
  void reportsWrongOptions(String arguments, String message) {
    Outcome outcome = saldo.run(("runway " + arguments).split(" ", -1));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
  }

  @Test
  void aBacktestPredictsAsItWouldHaveThen() throws IOException {
    saldo.write(
        "origins.csv",
        """
        account,bucket,as_of
        otp,main,2026-07-01T00:00:00Z
        otp,main,2026-06-01T02:00:00Z
        otp,main,2026-05-01T00:00:00Z
        idle,main,2026-06-20T00:00:00Z
        """);
    Outcome outcome = saldo.run("runway", "backtest", "--origins", "origins.csv");
    String now =
        saldo
            .run("runway", "otp", "--as-of", AS_OF, "-ojson")
            .json()
            .path("rows")
            .path(0)
            .path("emptyAt")
            .path("p50")
            .asString();
    assertThat(outcome.out().lines())
        .hasSize(5)
        .startsWith("account,bucket,as_of,status,p10,p50,p90")
        .anyMatch(line -> line.startsWith("otp,main," + AS_OF + ",ok,") && line.contains(now))
        .contains("otp,main,2026-06-01T02:00:00Z,insufficient-data,,,")
        .contains("otp,main,2026-05-01T00:00:00Z,insufficient-data,,,")
        .contains("idle,main,2026-06-20T00:00:00Z,not-falling,,,");
  }

  @ParameterizedTest
  @CsvSource({
    "'account,as_of', 'line 1: column ''bucket'' is missing'",
    "'', 'column ''account'' is missing'"
  })
  void aFileWithoutTheColumnsIsRefused(String header, String message) throws IOException {
    saldo.write("origins.csv", header + "\n");
    Outcome outcome = saldo.run("runway", "backtest", "--origins", "origins.csv");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
  }

  @Test
  void aMalformedInstantIsNamed() throws IOException {
    saldo.write("origins.csv", "account,bucket,as_of\notp,main,yesterday\n");
    Outcome outcome = saldo.run("runway", "backtest", "--origins", "origins.csv");
    assertThat(outcome.err()).contains("line 2", "as_of 'yesterday' is not an instant");
  }
}
