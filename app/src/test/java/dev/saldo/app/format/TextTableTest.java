package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.format.text.TerminalStyle;
import dev.saldo.app.format.text.TextTableFormat;
import dev.saldo.report.PollReport;
import dev.saldo.report.Table;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static final TerminalStyle TERMINAL = new TerminalStyle(80, false, true);
  private static final TerminalStyle COLOUR = new TerminalStyle(80, true, true);
  private static final TerminalStyle ASCII = new TerminalStyle(80, false, false);
  private static final TerminalStyle WIDE = new TerminalStyle(132, false, true);
  private static final TerminalStyle PIPE = new TerminalStyle(TerminalStyle.UNBOUNDED, false, true);

  @Test
  void statusAtEightyColumns() {
    check("status-80.txt", TERMINAL, Specimens.status().table());
    check("status-80-colour.txt", COLOUR, Specimens.status().table());
    check("status-80-ascii.txt", ASCII, Specimens.status().table());
  }

  @Test
  void statusWithRoom() {
    check("status-132.txt", WIDE, Specimens.status().table());
    check("status-pipe.txt", PIPE, Specimens.status().table());
  }

  @Test
  void aSentenceAtTheEndIsBrokenIntoLines() {
    check("poll-80.txt", TERMINAL, poll());
    check("poll-132.txt", WIDE, poll());
    check("poll-60-ascii.txt", new TerminalStyle(60, false, false), poll());
  }

  @Test
  void usageAndTrend() {
    check("usage-day-80.txt", TERMINAL, Specimens.usageByDay().table());
    check("usage-day-132.txt", WIDE, Specimens.usageByDay().table());
    check("usage-estimated-80.txt", TERMINAL, Specimens.usageEstimated().table());
    check("usage-compared-80.txt", TERMINAL, Specimens.usageCompared().table());
    check("usage-estimated-132.txt", WIDE, Specimens.usageEstimated().table());
    check("runway-80.txt", TERMINAL, RunwaySpecimens.runway().table());
    check("runway-down-to-80.txt", TERMINAL, RunwaySpecimens.downTo("2500.5").table());
    check("usage-total-80.txt", TERMINAL, Specimens.usageTotal().table());
    check("trend-80-colour.txt", COLOUR, Specimens.trend().table());
    check("trend-pipe.txt", PIPE, Specimens.trend().table());
  }

  @Test
  void check() {
    check("alerts-80.txt", TERMINAL, AlertSpecimens.alerts().table());
    check("backtest-80.txt", TERMINAL, AlertSpecimens.backtest().table());
    check("check-80.txt", TERMINAL, CheckSpecimens.check().table());
    check(
        "check-60-ascii.txt", new TerminalStyle(60, false, false), CheckSpecimens.check().table());
    check("plan-80.txt", TERMINAL, PlanSpecimens.plan().table());
  }

  @Test
  void eventsAndStatement() {
    check("events-80.txt", TERMINAL, EventSpecimens.events().table());
    check("events-132.txt", WIDE, EventSpecimens.events().table());
    check("statement-80.txt", TERMINAL, EventSpecimens.statement().table());
  }

  @Test
  void nonLatinScripts() {
    check("scripts-80.txt", TERMINAL, TableSpecimens.scripts());
    check("scripts-40.txt", new TerminalStyle(40, false, true), TableSpecimens.scripts());
    check("scripts-40-ascii.txt", new TerminalStyle(40, false, false), TableSpecimens.scripts());
  }

  @Test
  void digits() {
    check("digits-80.txt", TERMINAL, TableSpecimens.digits());
    check("digits-60.txt", new TerminalStyle(60, false, true), TableSpecimens.digits());
    check("digits-40.txt", new TerminalStyle(40, true, true), TableSpecimens.digits());
  }

  @Test
  void hostileText() {
    check("hostile-80.txt", TERMINAL, TableSpecimens.hostile());
    check("hostile-80-colour.txt", COLOUR, TableSpecimens.hostile());
  }

  @Test
  void emptyTable() {
    check("empty.txt", TERMINAL, TableSpecimens.empty());
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    List<Table> tables =
        List.of(
            Specimens.status().table(),
            Specimens.usageByDay().table(),
            Specimens.usageEstimated().table(),
            Specimens.trend().table(),
            poll(),
            TableSpecimens.scripts(),
            TableSpecimens.digits(),
            TableSpecimens.hostile());
    for (Table table : tables) {
      for (int width = 44; width < 240; width++) {
        TerminalStyle style = new TerminalStyle(width, false, width % 2 == 0);
        String text = GoldenFile.text(out -> new TextTableFormat(style).write(table, out));
        assertThat(text.lines().mapToInt(TextDisplayWidth::measure).max().orElse(0))
            .as("%s in %d columns", table.title(), width)
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void namesAreNeverCut() {
    for (int width = 40; width < 200; width++) {
      TerminalStyle style = new TerminalStyle(width, false, true);
      Table status = Specimens.status().table();
      String text = GoldenFile.text(out -> new TextTableFormat(style).write(status, out));
      assertThat(text)
          .as("in %d columns", width)
          .contains("otp-ghana", "sms/Казахстан", "unlimited", "failing")
          .doesNotContain("…");
    }
  }

  @Test
  void aPipeHasCompleteNames() {
    TerminalStyle pipe = new TerminalStyle(30, false, true, false);
    String text = GoldenFile.text(out -> new TextTableFormat(pipe).write(poll(), out));
    assertThat(text).contains("rate-limited", "otp-ghana", "sms/Россия").doesNotContain("…");
  }

  @Test
  void onATerminalAReportSaysWhatItIsAbout() {
    Report report =
        Pages.status()
            .asOf("8 buckets: 1 low", Instant.parse("2026-11-21T14:32:10Z"), Specimens.ACCRA);
    assertThat(GoldenFile.text(out -> new TextTableFormat(TERMINAL).write(report, out)))
        .startsWith("8 buckets: 1 low, as of 2026-11-21 14:32, Africa/Accra\n\n");
    assertThat(GoldenFile.text(out -> new TextTableFormat(PIPE).write(report, out)))
        .doesNotContain("as of");
  }

  @Test
  void colourAddsOnlyColours() {
    for (Table table : List.of(Specimens.status().table(), poll(), TableSpecimens.hostile())) {
      String plain = GoldenFile.text(out -> new TextTableFormat(TERMINAL).write(table, out));
      String colour = GoldenFile.text(out -> new TextTableFormat(COLOUR).write(table, out));
      assertThat(colour).isNotEqualTo(plain);
      assertThat(colour.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
      assertThat(plain).doesNotContain("\u001b");
    }
  }

  @Test
  void timesAreInTheZoneOfTheTable() {
    check(
        "hours-bangkok-80.txt",
        TERMINAL,
        TableSpecimens.times("2026-03-28T17:00:00Z", "2026-03-28T18:00:00Z"));
    check(
        "days-bangkok-80.txt",
        TERMINAL,
        TableSpecimens.times("2026-03-28T17:00:00Z", "2026-03-29T17:00:00Z"));
  }

  private static Table poll() {
    return new PollReport(Specimens.ACCRA, Polls.results()).table();
  }

  private static void check(String name, TerminalStyle style, Table table) {
    GoldenFile.check(name, out -> new TextTableFormat(style).write(table, out));
  }
}
