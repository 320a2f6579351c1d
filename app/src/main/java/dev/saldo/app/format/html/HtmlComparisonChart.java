package dev.saldo.app.format.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.li;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.TimelineFacts;
import dev.saldo.report.Chart.Bar;
import dev.saldo.report.Chart.Comparison;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** The usage and the additions of several accounts, as bars of one scale. */
final class HtmlComparisonChart {

  private final Comparison comparison;
  private final HtmlIdSequence ids;
  private final LevelAxis axis;
  private final String unit;

  HtmlComparisonChart(Comparison comparison, HtmlIdSequence ids) {
    this.comparison = comparison;
    this.ids = ids;
    this.axis =
        LevelAxis.of(
            comparison.bars().stream().flatMap(bar -> Stream.of(bar.used(), bar.added())).toList(),
            5);
    this.unit = SafeTextSanitizer.sanitize(comparison.unit());
  }

  DomContent figure() {
    return TagCreator.figure(
            figcaption(strong(SafeTextSanitizer.sanitize(comparison.title())), span(unit)),
            ul(each(comparison.bars(), this::item)))
        .withClass("comparison");
  }

  private DomContent item(Bar bar) {
    String label = SafeTextSanitizer.sanitize(bar.label());
    return li(
        div(label).withClass("label"),
        amount("used", label, bar.used()),
        amount("added", label, bar.added()));
  }

  private DomContent amount(String what, String label, BigDecimal amount) {
    String words = what + " " + TimelineFacts.number(amount) + " " + unit;
    return div(
            SvgStretchedDrawing.drawing(
                "amount",
                ids.next(),
                label,
                words,
                SvgStretchedDrawing.shapes(
                    SvgStretchedDrawing.rectangle(
                        "track", 0, 0, SvgStretchedDrawing.SIDE, SvgStretchedDrawing.SIDE),
                    SvgStretchedDrawing.rectangle(
                        what,
                        0,
                        0,
                        axis.position(amount, SvgStretchedDrawing.SIDE),
                        SvgStretchedDrawing.SIDE))),
            span(words))
        .withClass("pair");
  }
}
