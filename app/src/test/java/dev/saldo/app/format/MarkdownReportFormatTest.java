package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.report.Table;
import org.junit.jupiter.api.Test;

final class MarkdownReportFormatTest {

  @Test
  void reports() {
    check("status.md", Specimens.status().table());
    check("usage-day.md", Specimens.usageByDay().table());
    check("statement.md", EventSpecimens.statement().table());
    check("scripts.md", TableSpecimens.scripts());
    check("digits.md", TableSpecimens.digits());
    check("hostile.md", TableSpecimens.hostile());
    check("empty.md", TableSpecimens.empty());
  }

  @Test
  void everyLineOfATableHasItsColumns() {
    String text =
        GoldenFile.text(
            out ->
                new MarkdownReportFormat()
                    .write(TableSpecimens.report(TableSpecimens.hostile()), out));
    assertThat(text.lines())
        .hasSize(TableSpecimens.hostile().rows().size() + 2)
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 4);
  }

  private static void check(String name, Table table) {
    GoldenFile.check(
        name, out -> new MarkdownReportFormat().write(TableSpecimens.report(table), out));
  }
}
