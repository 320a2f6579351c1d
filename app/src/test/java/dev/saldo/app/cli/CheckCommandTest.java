package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class CheckCommandTest {

  private static final Instant NOW = Instant.parse("2026-03-31T00:10:00Z");
  private static final String ACCOUNTS =
      """
      accounts:
        - name: otp
          provider: http-json
          tags: [prod]
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
        - name: old
          provider: http-json
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
        - name: new
          provider: http-json
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
      """;

  @TempDir private static Path directory;
  private static CommandRun saldo;

  /** One history for all cases: 10 a day are used of {@code otp}, and 306.69 are left. */
  @BeforeAll
  static void fill() {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", ACCOUNTS);
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    for (int hour = 0; hour <= 30 * 24; hour++) {
      Instant at = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(hour));
      csv.append("otp,http-json,main,money,EUR,%s,%d.69%n".formatted(at, 3906 - 5 * hour));
      if (hour < 300) {
        csv.append("old,http-json,main,money,EUR,%s,500%n".formatted(at));
      }
    }
    Outcome imported = saldo.runWithInput(csv.toString(), "history", "import", "-");
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  @BeforeEach
  void begin() {
    saldo.clock.set(NOW);
    saldo.write("saldo.yaml", ACCOUNTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check otp                          | 0 | ok
          check old                          | 6 | last read 17.5 days ago
          check new                          | 6 | never read
          check otp new                      | 6 | never read
          check otp --need 300               | 0 | ok
          check otp --need 306.69            | 0 | ok
          check otp --need 306.70            | 5 | 306.7 are not available
          check old --need 1                 | 6 | unknown
          check otp --bucket EUR --need 1    | 0 | ok
          """)
  void withoutRulesABalanceIsWellIfItIsKnownAndEnough(String command, int exit, String shown) {
    Outcome outcome = saldo.run(command.split(" "));
    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(exit);
    assertThat(outcome.out()).contains(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {balance-below: 500}            | 5 | a: 306.69 EUR left, below 500.00 EUR
          {balance-below: 306}            | 0 | ok
          {runway-below: 4d}              | 5 | a: may run out in
          {runway-below: 1d}              | 0 | ok
          {order-by: 5d}                  | 5 | a: order by
          {order-by: 0d}                  | 0 | ok
          {expires-within: 7d}            | 0 | ok
          top-up-overdue                  | 0 | ok
          use-above-usual                 | 0 | ok
          {stale: 5m}                     | 5 | a: last read 10 min ago
          {failing: 1h}                   | 0 | ok
          topped-up                       | 0 | ok
          """)
  void aRuleThatIsNotMetIsExitCode5(String when, int exit, String shown) {
    saldo.write("saldo.yaml", ACCOUNTS + "alerts: [{name: a, when: " + when + ", tags: [prod]}]\n");
    Outcome outcome = saldo.run("check", "otp", "-ocsv");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.out()).contains(shown);
  }

  @Test
  void theDocumentHasEveryJudgement() {
    saldo.write(
        "saldo.yaml",
        ACCOUNTS
            + "alerts: [{name: a, when: {balance-below: 500}, severity: critical, accounts: [otp]},"
            + " {name: b, when: {stale: 3h}}]\n");
    Outcome outcome = saldo.run("check", "--need", "100", "-ojson");
    assertThat(outcome.exit()).isEqualTo(5);
    JsonNode document = outcome.json();
    assertThat(document.path("outcome").asString()).isEqualTo("breach");
    JsonNode row = document.path("rows").get(0);
    assertThat(row.path("account").asString()).isEqualTo("otp");
    assertThat(row.path("left").asString()).isEqualTo("306.69");
    assertThat(row.path("need").path("outcome").asString()).isEqualTo("ok");
    assertThat(row.path("need").path("restDays").path("p50").asString()).startsWith("1.");
    assertThat(row.path("rules").size()).isEqualTo(2);
    assertThat(document.path("rows").get(1).path("reason").asString())
        .isEqualTo("b: last read 17.5 days ago");
    assertThat(document.path("rows").get(2).path("bucket").isNull()).isTrue();
  }

  @Test
  void rulesAreReplayedOverThePast() {
    saldo.write(
        "saldo.yaml",
        "channels: {ops: {type: exec, command: [\"true\"]}}\n"
            + ACCOUNTS
            + "alerts: [{name: low, when: {balance-below: 500}, accounts: [otp]},"
            + " {name: old, when: {stale: 3h}}]\n");
    Outcome outcome = saldo.run("alerts", "backtest", "--since", "30d", "-ojson");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    JsonNode rows = outcome.json().path("rows");
    assertThat(
            rows.valueStream()
                .map(
                    row ->
                        row.path("account").asString()
                            + " "
                            + row.path("rule").asString()
                            + " "
                            + row.path("warnings").asInt()))
        .containsExactly("otp old 0", "otp low 1", "old old 1", "new old 0");
    assertThat(outcome.json().path("messages").get(0).path("title").asString())
        .isEqualTo("old: last read 3 h ago");
    Outcome listed =
        saldo.run("alerts", "backtest", "otp", "--since", "30d", "--rule", "low", "--messages");
    assertThat(listed.out())
        .contains("otp: 496.69 EUR left, below 500.00 EUR")
        .doesNotContain("old");
    assertThat(saldo.run("alerts", "backtest", "--rule", "lo").err())
        .contains("no rule 'lo' in saldo.yaml; did you mean");
  }

  @Test
  void rulesAreTestedOnReadingsInAFile() {
    saldo.write("saldo.yaml", ACCOUNTS + "alerts: [{name: low, when: {balance-below: 500}}]\n");
    String head =
        """
        account,observed_at,amount,expected
        otp,2026-03-02T10:00:00Z,520,
        otp,2026-03-02T11:00:00Z,480,opened low
        otp,2026-03-02T12:00:00Z,,
        """;
    saldo.write("good.csv", head + "otp,2026-03-02T13:00:00Z,900,closed low\n");
    Outcome good = saldo.run("alerts", "test-rules", "good.csv", "--junit", "result.xml");
    assertThat(good.out() + good.err()).isEqualTo("readings: 4, failed: 0\n");
    assertThat(good.exit()).isZero();
    assertThat(directory.resolve("result.xml"))
        .content()
        .contains("<testsuite name=\"good.csv\" tests=\"4\" failures=\"0\">");
    saldo.write("bad.csv", head + "otp,2026-03-02T13:00:00Z,470,closed low\n");
    Outcome bad = saldo.run("alerts", "test-rules", "bad.csv", "--junit", "result.xml");
    assertThat(bad.exit()).isEqualTo(7);
    assertThat(bad.out())
        .isEqualTo(
            "bad.csv:5: otp at 2026-03-02T13:00:00Z: expected closed low, sent nothing\n"
                + "readings: 4, failed: 1\n");
    assertThat(directory.resolve("result.xml"))
        .content()
        .contains("failures=\"1\"", "<failure message=\"otp at");
    saldo.write("wrong.csv", "account,observed_at,amount,expected\notp,soon,5,\n");
    Outcome wrong = saldo.run("alerts", "test-rules", "wrong.csv");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("wrong.csv line 2: 'observed_at' is not an instant");
  }

  @Test
  void oneLineForNagios() {
    assertNagios("check otp", 0, "SALDO OK - otp 306.69 EUR | 'balance'=306.69;;;; 'runway'=");
    saldo.write(
        "saldo.yaml",
        ACCOUNTS
            + "alerts: [{name: a, when: {balance-below: 500}, accounts: [otp]},"
            + " {name: b, when: {balance-below: 100}, severity: critical},"
            + " {name: c, when: {runway-below: 1d}, severity: critical},"
            + " {name: d, when: {runway-below: 2h}}]\n");
    Outcome low =
        assertNagios(
            "check otp",
            1,
            "SALDO LOW - otp 306.69 EUR (a: 306.69 EUR left, below 500.00 EUR) |"
                + " 'balance'=306.69;500:;100:;; 'runway'=");
    assertThat(low.out()).matches("(?s).*'runway'=\\d+s;7200:;86400:\n");
    assertNagios("check otp --need 900", 2, "SALDO CRITICAL - otp 306.69 EUR (900 are not");
    assertNagios("check new", 3, "SALDO UNKNOWN - new (never read)");
    assertNagios(
        "check",
        1,
        "SALDO LOW - otp 306.69 EUR (a: 306.69 EUR left, below 500.00 EUR), old 500 EUR");
    assertThat(saldo.run("check", "--nagios").out())
        .contains("'otp/main balance'=306.69;500:;100:;;", "'old/main balance'=500;");
  }

  @Test
  void everyErrorIsUnknownForNagios() {
    assertNagios("check --nagoos", 3, "SALDO UNKNOWN - unknown option '--nagoos'");
    assertNagios("check nobody", 3, "SALDO UNKNOWN - no account 'nobody' in saldo.yaml");
    assertNagios("check --need x", 3, "SALDO UNKNOWN - --need 'x' is not an amount");
    saldo.write("saldo.yaml", ACCOUNTS + "alert: []\nwebb: {}\n");
    assertNagios("check", 3, "SALDO UNKNOWN - saldo.yaml:12: unknown key 'alert'");
    saldo.environment.put("SALDO_NAGIOS", "true");
    assertThat(saldo.run("check").exit()).isEqualTo(3);
    saldo.environment.clear();
    assertThat(saldo.run("check").exit()).isEqualTo(4);
  }

  @Test
  void wrongUsageIsRefused() {
    assertUsage("check otp --bucket mian", "no bucket or unit 'mian'; did you mean 'main'?");
    assertUsage("check otp --need 0", "--need must be more than 0");
    assertUsage("check otp --need -3", "--need must be more than 0");
  }

  private static void assertUsage(String command, String said) {
    Outcome outcome = saldo.run(command.split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
  }

  private static Outcome assertNagios(String command, int exit, String shown) {
    Outcome outcome = saldo.run((command + " --nagios").split(" "));
    assertThat(outcome.out()).startsWith(shown).hasLineCount(1);
    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.err()).isEmpty();
    return outcome;
  }
}
