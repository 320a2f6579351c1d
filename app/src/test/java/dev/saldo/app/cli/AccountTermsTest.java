package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountTermsTest {

  private static final String ACCOUNT =
      """
      time-zone: Africa/Accra
      accounts:
        - name: otp
          provider: http-json
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
      """;

  private CommandRun saldo;

  @BeforeEach
  void fill(@TempDir Path directory) throws IOException {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", ACCOUNT);
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    Instant start = Instant.parse("2026-03-01T00:00:00Z");
    for (int hour = 0; hour <= 30 * 24; hour++) {
      csv.append("otp,http-json,main,money,EUR,")
          .append(start.plus(Duration.ofHours(hour)))
          .append(',')
          .append(480 - hour)
          .append('\n');
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void theTermsOfTheFileCountInEveryReport() throws IOException {
    assertThat(runway()).contains(",empty,");
    saldo.write("saldo.yaml", ACCOUNT + "    terms: {credit-limit: 480, billing: prepaid}\n");
    assertThat(runway()).contains(",ok,").doesNotContain(",empty,");
    saldo.write(
        "saldo.yaml",
        ACCOUNT + "    terms: {credit-limit: 4800, buckets: {EUR: {expires: 2026-04-02}}}\n");
    assertThat(runway()).contains(",ok,", "2026-04-03T00:00:00Z");
  }

  @Test
  void everyReportShowsTheTerms() throws IOException {
    assertThat(saldo.run("status", "-ocsv").out()).doesNotContain("creditLimit");
    saldo.write("saldo.yaml", ACCOUNT + "    terms: {credit-limit: 480, expires: 2026-12-31}\n");
    for (String command : List.of("status", "usage --from 2026-03-01", "runway", "trend")) {
      assertThat(saldo.run((command + " -ojson").split(" ")).out())
          .as(command)
          .contains("\"creditLimit\": \"480\"", "\"expiresAt\": \"2027-01-01T00:00:00Z\"");
    }
    assertThat(saldo.run("status", "-ocsv").out())
        .contains("billing,creditLimit,expiresAt", ",unknown,480,2027-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          terms: {credit-limit: -1}              | saldo.yaml:6: accounts.otp.terms.credit-limit: credit-limit must be at least 0
          terms: {expires-after: 0s}             | accounts.otp.terms.expires-after: expires-after must be more than 0s
          terms: {expires: 31.3.2027}            | accounts.otp.terms.expires: '31.3.2027' is neither a day
          terms: {overdraft: 3}                  | unknown key
          terms: {buckets: {main: 3}}            | accounts.otp.terms.buckets.main: must be a block
          terms: {buckets: {main: {expires: x}}} | accounts.otp.terms.buckets.main.expires: 'x' is neither
          alert: {buckets: {sms: {balance: 3}}}  | accounts.otp.alert.buckets.sms
          """)
  void mistakesAreNamed(String line, String said) throws IOException {
    saldo.write("saldo.yaml", ACCOUNT + "    " + line + "\n");
    Outcome outcome = saldo.run("status");
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.err()).contains(said).hasLineCount(1);
  }

  private String runway() {
    return saldo.run("runway", "--as-of", "2026-03-31T00:00:00Z", "-ocsv").out();
  }
}
