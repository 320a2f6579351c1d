package dev.saldo.app.format.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.tag;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.ReadableNumberText;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.TimeAxis;
import dev.saldo.app.format.TimeAxis.Tick;
import dev.saldo.app.format.TimelineFacts;
import dev.saldo.app.format.WindowDescription;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import j2html.TagCreator;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The level over time, and below it the usage of each step. */
final class HtmlTimelineChart {

  private static final int MOST_SPANS = 366;
  private static final int MOST_TIMES = 6;
  private static final int MOST_LEVELS = 5;

  private final Timeline timeline;
  private final HtmlIdSequence ids;
  private final TimelineFacts facts;
  private final @Nullable Outlook outlook;
  private final List<String> captions;
  private final TimeAxis time;
  private final LevelAxis axis;
  private final String title;
  private final String unit;

  HtmlTimelineChart(Timeline complete, HtmlIdSequence ids) {
    this.timeline = complete.within(MOST_SPANS);
    this.ids = ids;
    this.facts = new TimelineFacts(timeline);
    this.outlook = timeline.outlook();
    this.captions = new ArrayList<>(facts.words());
    if (outlook != null) {
      captions.add("predicted, with an 80 % range: " + TimelineFacts.words(outlook));
    }
    this.time = new TimeAxis(timeline.spans().getFirst().from(), timeline.end(), timeline.zone());
    this.title = SafeTextSanitizer.sanitize(timeline.title());
    this.unit = SafeTextSanitizer.sanitize(timeline.unit());
    this.axis = LevelAxis.of(facts.shown(), MOST_LEVELS);
  }

  DomContent figure() {
    return TagCreator.figure(
            figcaption(strong(title), span(unit)),
            div(
                    span(widest()).withClass("gauge").attr("aria-hidden", "true"),
                    div(level(), used(), times()))
                .withClass("plot"),
            p(each(captions, HtmlTimelineChart::fact)).withClass("facts"))
        .withClass("timeline");
  }

  /** Returns a fact in the colour of its line. */
  private static DomContent fact(String words) {
    return span(words).withClass(cssClass(words));
  }

  private static String cssClass(String words) {
    if (words.startsWith("used")) {
      return "of-use";
    }
    return words.startsWith("predicted") ? "of-outlook" : "of-level";
  }

  private DomContent level() {
    SvgTimelineShapes shapes = new SvgTimelineShapes(timeline.spans(), time, axis);
    return SvgStretchedDrawing.drawing(
        "level",
        ids.next(),
        "Level of " + title + " in " + unit,
        String.join("; ", captions),
        each(
            axis.ticks(),
            tick ->
                SvgStretchedDrawing.line(
                    "grid", 0, height(tick), SvgStretchedDrawing.SIDE, height(tick))),
        SvgStretchedDrawing.shapes(
            SvgStretchedDrawing.path("area", shapes.area()),
            SvgStretchedDrawing.path("band", shapes.band()),
            SvgStretchedDrawing.path("line", shapes.line()),
            each(outlooks(), o -> SvgStretchedDrawing.path("reach", shapes.reach(o.levels()))),
            each(outlooks(), o -> SvgStretchedDrawing.path("middle", shapes.middle(o.levels())))),
        each(outlooks(), this::now),
        each(
            axis.ticks(),
            tick ->
                SvgStretchedDrawing.text(
                    "tick", 0, height(tick), ReadableNumberText.grouped(tick))));
  }

  private List<Outlook> outlooks() {
    return outlook == null ? List.of() : List.of(outlook);
  }

  private DomContent now(Outlook expected) {
    int now = time.position(expected.now(), SvgStretchedDrawing.SIDE);
    return each(
        SvgStretchedDrawing.line("now", now, 0, now, SvgStretchedDrawing.SIDE),
        SvgStretchedDrawing.text("now", now, 0, "now"));
  }

  private DomContent used() {
    LevelAxis scale = LevelAxis.of(facts.used(), 2);
    return SvgStretchedDrawing.drawing(
        "uses",
        ids.next(),
        "Usage in each step of " + title + " in " + unit,
        "maximum in one step: "
            + facts.used().stream()
                .max(BigDecimal::compareTo)
                .map(TimelineFacts::number)
                .orElse("unknown"),
        SvgStretchedDrawing.shapes(
            each(
                timeline.spans().stream().filter(span -> span.used() != null).toList(),
                span -> bar(span, scale))));
  }

  private DomContent bar(Span span, LevelAxis scale) {
    BigDecimal used = Objects.requireNonNull(span.used());
    int left = time.position(span.from(), SvgStretchedDrawing.SIDE);
    int right = time.position(span.to(), SvgStretchedDrawing.SIDE);
    int gap = (right - left) / 6;
    return SvgStretchedDrawing.rectangle(
            "bar",
            left + gap,
            SvgStretchedDrawing.SIDE - scale.position(used, SvgStretchedDrawing.SIDE),
            right - gap,
            SvgStretchedDrawing.SIDE)
        .with(
            tag("title")
                .withText(
                    WindowDescription.text(span.from(), timeline.zone())
                        + ": "
                        + TimelineFacts.number(used)
                        + " "
                        + unit));
  }

  private DomContent times() {
    List<Tick> ticks = time.ticks(MOST_TIMES);
    return tag("svg")
        .withClass("times")
        .attr("aria-hidden", "true")
        .with(
            each(
                ticks,
                tick -> SvgStretchedDrawing.text("tick", position(tick), 70 * 100, tick.label())));
  }

  private int position(Tick tick) {
    return time.position(tick.at(), SvgStretchedDrawing.SIDE);
  }

  /** Returns the longest label, which reserves the width for all of them. */
  private String widest() {
    return axis.ticks().stream()
        .map(ReadableNumberText::grouped)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private int height(BigDecimal value) {
    return SvgStretchedDrawing.SIDE - axis.position(value, SvgStretchedDrawing.SIDE);
  }
}
