package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class PlanCommandTest {

  @TempDir private static Path directory;
  private static CommandRun saldo;

  @BeforeAll
  static void fill() {
    saldo = new CommandRun(directory);
    saldo.clock.set(Instant.parse("2026-03-31T00:10:00Z"));
    saldo.write(
        "saldo.yaml",
        """
        accounts:
          - name: otp
            provider: http-json
            settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
          - name: new
            provider: http-json
            settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
        """);
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount\n");
    for (int hour = 0; hour <= 30 * 24; hour++) {
      Instant at = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(hour));
      csv.append("otp,http-json,main/a; b,money,EUR,%s,%d%n".formatted(at, 3906 - 5 * hour));
    }
    Outcome imported = saldo.runWithInput(csv.toString(), "history", "import", "-");
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  @Test
  void itSaysHowMuchToBuyAndWhen() {
    Outcome outcome =
        saldo.run("plan", "--until", "2026-05-01", "--package", "500,1000", "-ojson", "--lead=2d");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    JsonNode row = outcome.json().path("rows").get(0);
    assertThat(row.path("status").asString()).isEqualTo("buy");
    assertThat(Integer.parseInt(row.path("purchase").path("amount").asString()))
        .isBetween(3_500, 5_500);
    assertThat(row.path("purchase").path("orderBy").asString()).isEqualTo("2026-03-31");
    JsonNode unread = outcome.json().path("rows").get(1);
    assertThat(unread.path("status").asString()).isEqualTo("unknown");
    assertThat(unread.path("reason").asString()).isEqualTo("never read");
    assertThat(saldo.run("plan", "otp", "--until", "2026-05-01").out())
        .contains("order by", "otp", "2026-04-02");
  }

  @Test
  void theOrdersAreEventsOfACalendar() throws IOException {
    Outcome outcome = saldo.run("plan", "--until=2026-05-01", "--lead=9", "--ics", "orders.ics");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    String text = Files.readString(directory.resolve("orders.ics"));
    assertThat(text)
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        .endsWith("\r\nTRIGGER:PT9H\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .contains(
            "\r\nDTSTAMP:20260331T001000Z\r\n",
            "\r\nDTSTART;VALUE=DATE:20260331\r\n",
            " EUR for otp (main/a\\; b)\r\n");
    assertThat(text.split("BEGIN:VEVENT")).hasSize(2);
    assertThat(text.split("BEGIN:VALARM")).hasSize(2);
    assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    assertThat(text.split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
    String id = text.replaceAll("(?s).*(UID:[^\r]*).*", "$1");
    saldo.run("plan", "--until=2026-04-20", "--ics", "orders.ics");
    assertThat(Files.readString(directory.resolve("orders.ics"))).contains(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan                                        | missing --until DATE
          plan --until 2026-03-01                     | --until '2026-03-01' must be in the future
          plan --until 2028-03-01                     | --until '2028-03-01' must be within 400 days
          plan --until soon                           | --until: 'soon' is not a time
          plan --until 2026-05-01 --package 0         | --package must be more than 0, not '0'
          plan --until 2026-05-01 --service 100       | --service must be 50 to 99, not 100
          plan --until 2026-05-01 --lead 5w           | --lead '5w' is not a number of business days
          """)
  void wrongUsageIsRefused(String command, String said) {
    Outcome outcome = saldo.run(command.split(" "));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
  }
}
