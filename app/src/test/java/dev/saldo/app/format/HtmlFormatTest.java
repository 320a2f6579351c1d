package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.app.format.html.HtmlReportFormat;
import dev.saldo.app.format.text.TerminalStyle;
import dev.saldo.app.format.text.TextTableFormat;
import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale and time zone")
final class HtmlFormatTest {

  @Test
  void pages() {
    check("status.html", Pages.status());
    check("usage-total.html", Pages.usage());
    check("trend.html", Pages.trend());
    check("outlook.html", Pages.outlook());
    check("hostile.html", Pages.hostile());
    check("empty.html", TableSpecimens.report(TableSpecimens.empty()));
  }

  @Test
  void noTextOfAVendorIsMarkup() {
    String page = text(Pages.hostile());
    assertThat(page).doesNotContain("<b>", "<script", "\u001b", "\u202e");
    assertThat(page).contains("&lt;b&gt;bold&lt;/b&gt;").contains("&lt;script&gt;");
    assertThat(page).doesNotContainPattern("(?i)\\s(on\\w+|style|href|src)=[\"']");
  }

  @Test
  void loadsNothingAndRunsNothing() {
    for (Report report : Pages.all()) {
      assertThat(text(report))
          .contains("content=\"default-src &#x27;none&#x27;; style-src &#x27;sha256-")
          .doesNotContain(
              "unsafe-inline", "<script", "<link", "<img", "<iframe", "url(", "@import");
    }
  }

  @Test
  void everyTableLabelsItsCells() {
    for (Report report : List.of(Pages.status(), Pages.usage(), Pages.trend())) {
      String page = text(report);
      assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").contains("<caption>");
      assertThat(page).doesNotContainPattern("<th(?![^>]*scope=)[^a-z]");
      assertThat(count(page, "<svg[^>]* role=\"img\" aria-labelledby="))
          .isEqualTo(count(page, "<title id="))
          .isEqualTo(count(page, "<desc id="));
    }
  }

  @Test
  void idsAreUnique() {
    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"")
            .matcher(text(Pages.trend()))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void unknownLevelsAreGapsInTheLine() {
    String page = text(Pages.gap());
    String line = page.replaceFirst("(?s).*class=\"line\" d=\"([^\"]*)\".*", "$1");
    assertThat(line).startsWith("M").matches("[^M]*M[^M]+M[^M]+");
  }

  @Test
  void thePredictionIsStatedAndDrawnSeparately() {
    String page = text(Pages.outlook());
    assertThat(page)
        .contains("predicted, with an 80 % range: empty in 20 days (16-28); first estimate")
        .contains(">now</text>")
        .contains("class=\"reach\"", "class=\"middle\"");
    assertThat(text(Pages.trend()))
        .doesNotContain("expected", ">now<", "class=\"reach\"", "class=\"middle\"");
  }

  @Test
  void equalReportsGiveEqualTextInAnyEnvironment() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    List<Report> reports = Pages.all();
    List<String> here = reports.stream().map(HtmlFormatTest::text).toList();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(reports.stream().map(HtmlFormatTest::text)).containsExactlyElementsOf(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void tooManyRowsAreRefusedWithAdvice() {
    List<List<Cell>> rows = Collections.nCopies(100_001, List.of(new Cell.Count(1)));
    List<Column> columns = List.of(Column.of("count", "count"));
    Table table = new Table("Long", ZoneOffset.UTC, columns, rows);
    Report report = TableSpecimens.report(table);
    for (CharacterReportFormat format :
        List.of(new HtmlReportFormat(), new TextTableFormat(new TerminalStyle(80, false, true)))) {
      assertThatThrownBy(() -> GoldenFile.text(out -> format.write(report, out)))
          .isInstanceOf(TooManyRowsException.class)
          .hasMessageContainingAll("100000", "csv", "jsonl", "--from");
    }
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  /** Returns a page without its style sheet, which has its own test. */
  private static void check(String name, Report report) {
    GoldenFile.check(
        name,
        out ->
            out.write(
                text(report)
                    .replaceFirst("(?s)<style>.*?</style>", "<style></style>")
                    .replaceFirst("sha256-[^&]*", "sha256-")));
  }

  static String text(Report report) {
    return GoldenFile.text(out -> new HtmlReportFormat().write(report, out));
  }
}
