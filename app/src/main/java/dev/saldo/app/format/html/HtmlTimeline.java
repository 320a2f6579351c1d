package dev.saldo.app.format.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.tag;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.Numerals;
import dev.saldo.app.format.Period;
import dev.saldo.app.format.SafeText;
import dev.saldo.app.format.TimeAxis;
import dev.saldo.app.format.TimeAxis.Tick;
import dev.saldo.app.format.TimelineFacts;
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

/** A level over time, and below it what was used in each step. */
final class HtmlTimeline {

  private static final int MOST_SPANS = 366;
  private static final int MOST_TIMES = 6;
  private static final int MOST_LEVELS = 5;

  private final Timeline timeline;
  private final HtmlIds ids;
  private final TimelineFacts facts;
  private final @Nullable Outlook outlook;
  private final List<String> said;
  private final TimeAxis time;
  private final LevelAxis axis;
  private final String title;
  private final String unit;

  HtmlTimeline(Timeline whole, HtmlIds ids) {
    this.timeline = whole.within(MOST_SPANS);
    this.ids = ids;
    this.facts = new TimelineFacts(timeline);
    this.outlook = timeline.outlook();
    this.said = new ArrayList<>(facts.words());
    if (outlook != null) {
      said.add("expected, 8 in 10 within the band: " + TimelineFacts.words(outlook));
    }
    this.time = new TimeAxis(timeline.spans().getFirst().from(), timeline.end(), timeline.zone());
    this.title = SafeText.of(timeline.title());
    this.unit = SafeText.of(timeline.unit());
    this.axis = LevelAxis.of(facts.shown(), MOST_LEVELS);
  }

  DomContent figure() {
    return TagCreator.figure(
            figcaption(strong(title), span(unit)),
            div(
                    span(widest()).withClass("gauge").attr("aria-hidden", "true"),
                    div(level(), used(), times()))
                .withClass("plot"),
            p(each(said, HtmlTimeline::fact)).withClass("facts"))
        .withClass("timeline");
  }

  /** Marks a fact with the colour of what shows it. */
  private static DomContent fact(String words) {
    return span(words).withClass(shownBy(words));
  }

  private static String shownBy(String words) {
    if (words.startsWith("used")) {
      return "of-use";
    }
    return words.startsWith("expected") ? "of-outlook" : "of-level";
  }

  private DomContent level() {
    TimelineShapes shapes = new TimelineShapes(timeline.spans(), time, axis);
    return Svg.drawing(
        "level",
        ids.next(),
        "Level of " + title + " in " + unit,
        String.join("; ", said),
        each(axis.ticks(), tick -> Svg.line("grid", 0, height(tick), Svg.SIDE, height(tick))),
        Svg.shapes(
            Svg.path("area", shapes.area()),
            Svg.path("band", shapes.band()),
            Svg.path("line", shapes.line()),
            each(outlooks(), o -> Svg.path("reach", shapes.reach(o.levels()))),
            each(outlooks(), o -> Svg.path("middle", shapes.middle(o.levels())))),
        each(outlooks(), this::now),
        each(axis.ticks(), tick -> Svg.text("tick", 0, height(tick), Numerals.grouped(tick))));
  }

  private List<Outlook> outlooks() {
    return outlook == null ? List.of() : List.of(outlook);
  }

  private DomContent now(Outlook expected) {
    int now = time.place(expected.now(), Svg.SIDE);
    return each(Svg.line("now", now, 0, now, Svg.SIDE), Svg.text("now", now, 0, "now"));
  }

  private DomContent used() {
    LevelAxis scale = LevelAxis.of(facts.used(), 2);
    return Svg.drawing(
        "uses",
        ids.next(),
        "Used in each step of " + title + " in " + unit,
        "most in one step: "
            + facts.used().stream()
                .max(BigDecimal::compareTo)
                .map(TimelineFacts::number)
                .orElse("unknown"),
        Svg.shapes(
            each(
                timeline.spans().stream().filter(span -> span.used() != null).toList(),
                span -> bar(span, scale))));
  }

  private DomContent bar(Span span, LevelAxis scale) {
    BigDecimal used = Objects.requireNonNull(span.used());
    int left = time.place(span.from(), Svg.SIDE);
    int right = time.place(span.to(), Svg.SIDE);
    int gap = (right - left) / 6;
    return Svg.rectangle(
            "bar", left + gap, Svg.SIDE - scale.place(used, Svg.SIDE), right - gap, Svg.SIDE)
        .with(
            tag("title")
                .withText(
                    Period.text(span.from(), timeline.zone())
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
        .with(each(ticks, tick -> Svg.text("tick", place(tick), 70 * 100, tick.label())));
  }

  private int place(Tick tick) {
    return time.place(tick.at(), Svg.SIDE);
  }

  /** Returns the longest of the labels, which makes room for all of them. */
  private String widest() {
    return axis.ticks().stream()
        .map(Numerals::grouped)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private int height(BigDecimal value) {
    return Svg.SIDE - axis.place(value, Svg.SIDE);
  }
}
