package dev.saldo.app.format.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.saldo.app.format.CharacterReportFormat;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.WindowDescription;
import dev.saldo.report.Chart;
import dev.saldo.report.Table;
import j2html.rendering.FlatHtml;
import j2html.rendering.HtmlBuilder;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A web page in one file: readable without scripts, on a phone and on paper; it loads nothing.
 * Equal reports give equal text.
 */
public final class HtmlReportFormat implements CharacterReportFormat {

  @Override
  public void write(Report report, Writer out) throws IOException {
    List<Table> tables = report.completeTables();
    String name = SafeTextSanitizer.sanitize(tables.getFirst().title());
    String about = SafeTextSanitizer.sanitize(report.about());
    HtmlBuilder<Writer> html = FlatHtml.into(out);
    html.appendUnescapedText("<!DOCTYPE html>\n");
    html.appendStartTag("html").appendAttribute("lang", "en").completeTag();
    pageHead(about.isEmpty() ? name : name + ", " + about).render(html);
    html.appendStartTag("body").completeTag();
    header(h1(name), iff(!about.isEmpty(), p(about))).render(html);
    html.appendStartTag("main").completeTag();
    HtmlIdSequence ids = new HtmlIdSequence();
    List<Chart> charts = report.charts().get();
    if (!charts.isEmpty()) {
      charts(charts, ids).render(html);
    }
    for (Table table : tables) {
      new HtmlTableWriter(table, ids).write(html, report.whenEmpty(), tables.size() == 1);
    }
    html.appendEndTag("main");
    footer(
            p(
                "Times are in %s. Written by %s."
                    .formatted(WindowDescription.name(tables.getFirst().zone()), author())))
        .render(html);
    html.appendEndTag("body").appendEndTag("html").appendUnescapedText("\n");
  }

  /** Returns the name of the program, with its version if it runs from its jar. */
  private static String author() {
    String version = HtmlReportFormat.class.getPackage().getImplementationVersion();
    return version == null ? "Saldo" : "Saldo " + version;
  }

  private static DomContent pageHead(String name) {
    return head(
        meta().withCharset("utf-8"),
        meta()
            .attr("http-equiv", "Content-Security-Policy")
            .withContent(
                "default-src 'none'; style-src '"
                    + HtmlPageStylesheet.hash()
                    + "'; base-uri 'none'; form-action 'none'"),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        meta().withName("color-scheme").withContent("light dark"),
        title(name),
        style().with(rawHtml(HtmlPageStylesheet.text())));
  }

  private static DomContent charts(List<Chart> charts, HtmlIdSequence ids) {
    return div(each(charts, chart -> chart(chart, ids)))
        .withClass("charts")
        .attr("role", "group")
        .attr("aria-label", "Charts");
  }

  private static DomContent chart(Chart chart, HtmlIdSequence ids) {
    return switch (chart) {
      case Chart.Timeline timeline -> new HtmlTimelineChart(timeline, ids).figure();
      case Chart.Comparison comparison -> new HtmlComparisonChart(comparison, ids).figure();
    };
  }
}
