package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A postpaid account that owes ten more each hour and pays 500 once. */
final class OwedLevelTest {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final String[] WINDOW = {"--from", "2026-10-02", "--to", "2026-10-09"};

  private CommandRun saldo;

  @BeforeEach
  void fill(@TempDir Path directory) {
    saldo = new CommandRun(directory);
    saldo.write("saldo.yaml", "time-zone: UTC\naccounts: []\n");
    StringBuilder csv =
        new StringBuilder("account,provider,bucket,unit_kind,unit_code,observed_at,amount,means\n");
    for (int hour = 0; hour <= 10 * 24; hour++) {
      int owed = 1_000 + 10 * hour - (hour >= 100 ? 500 : 0);
      csv.append("billed,acme,main,money,EUR,")
          .append(START.plus(Duration.ofHours(hour)))
          .append(',')
          .append(owed)
          .append(",owed\n");
    }
    assertThat(saldo.runWithInput(csv.toString(), "history", "import", "-").exit()).isZero();
  }

  @Test
  void documentsStateOneLevelThatUsageLowers() {
    JsonNode usage = rows("usage", WINDOW).path(0);
    assertThat(amount(usage, "opening")).isEqualByComparingTo("-1240");
    assertThat(amount(usage, "used")).isEqualByComparingTo("1670");
    assertThat(amount(usage, "closing")).isEqualByComparingTo("-2420");
    requireSum(usage);
    for (JsonNode step : rows("trend", "--by", "day", WINDOW[0], WINDOW[1], WINDOW[2], WINDOW[3])) {
      requireSum(step);
      assertThat(amount(step, "low")).isLessThanOrEqualTo(amount(step, "closing"));
      assertThat(amount(step, "high")).isGreaterThanOrEqualTo(amount(step, "opening"));
    }
    JsonNode status = rows("status", "--all").path(0);
    JsonNode runway = rows("runway", "--as-of", "2026-10-11").path(0);
    assertThat(amount(status, "amount")).isEqualByComparingTo("-2900");
    assertThat(amount(runway, "balance")).isEqualByComparingTo("-2900");
  }

  @Test
  void tablesShowTheFigureOfTheBill() {
    String table = saldo.run("usage", WINDOW[0], WINDOW[1], WINDOW[2], WINDOW[3]).out();
    assertThat(table).contains(" 1,240 ", " 2,420 ", "owed").doesNotContain("-1,240");
  }

  private static void requireSum(JsonNode row) {
    assertThat(amount(row, "opening").subtract(amount(row, "used")).add(amount(row, "added")))
        .isEqualByComparingTo(amount(row, "closing"));
  }

  private JsonNode rows(String command, String... options) {
    String[] words = new String[options.length + 3];
    words[0] = command;
    words[1] = "-o";
    words[2] = "json";
    System.arraycopy(options, 0, words, 3, options.length);
    return saldo.run(words).json().path("rows");
  }

  private static BigDecimal amount(JsonNode row, String name) {
    return new BigDecimal(row.path(name).asString());
  }
}
