package dev.saldo.app.format.html;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.text.AnsiTerminalColor;
import dev.saldo.app.format.text.RepeatedLeadingCells;
import dev.saldo.app.format.text.TextColumn;
import dev.saldo.app.format.text.TextColumnLayout;
import dev.saldo.report.Cell;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Role;
import j2html.rendering.HtmlBuilder;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a table of a page. Rows that begin with the same words have them once, as a title above;
 * on a narrow screen, details are left out.
 */
final class HtmlTableWriter {

  /** The width of texts that stay in one line. */
  private static final int SHORT_TEXT = 12;

  /** The width of texts for which a narrow column would be too narrow. */
  private static final int LONG_TEXT = 18;

  /** The number of characters in a line of a large screen. */
  private static final int ROOM = 112;

  /** Spaces as wide as a point and as a digit. */
  private static final String PUNCTUATION_SPACE = "\u2008";

  private static final String FIGURE_SPACE = "\u2007";

  private final Table table;

  /** The columns that answer first what a reader asks, and are seen on a phone. */
  private static final Set<String> FIRST =
      Set.of("state", "status", "runway", "daysP10", "daysP50", "daysP90");

  private final List<TextColumn> all;
  private final List<TextColumn> titles;
  private final List<TextColumn> shown;
  private final HtmlIdSequence ids;

  HtmlTableWriter(Table table, HtmlIdSequence ids) {
    this.table = table;
    this.ids = ids;
    this.all = TextColumn.measure(table, true);
    List<TextColumn> useful = new TextColumnLayout(ROOM).of(all).orElseGet(this::withoutDetails);
    List<TextColumn> leading = RepeatedLeadingCells.leading(useful);
    boolean repeated = false;
    for (int row = 1; row < table.rows().size(); row++) {
      repeated |= RepeatedLeadingCells.sameAsAbove(leading, row);
    }
    this.titles = repeated ? leading : List.of();
    this.shown = new ArrayList<>(leading.subList(titles.size(), leading.size()));
    List<TextColumn> others = useful.subList(leading.size(), useful.size());
    others.stream().filter(HtmlTableWriter::isFirst).forEach(shown::add);
    others.stream().filter(column -> !isFirst(column)).forEach(shown::add);
  }

  private static boolean isFirst(TextColumn column) {
    return FIRST.contains(column.source().key());
  }

  private List<TextColumn> withoutDetails() {
    return all.stream().filter(column -> column.source().role() != Role.DETAIL).toList();
  }

  /**
   * Writes the table.
   *
   * @param alone whether it is the only table of the page, so that the heading of the page is its
   *     title
   */
  void write(HtmlBuilder<?> html, String whenEmpty, boolean alone) throws IOException {
    String title = SafeTextSanitizer.sanitize(table.title());
    html.appendStartTag("div")
        .appendAttribute("class", alone ? "table alone" : "table")
        .completeTag();
    if (table.rows().isEmpty()) {
      p(whenEmpty).render(html);
    } else {
      html.appendStartTag("div")
          .appendAttribute("class", "scroll")
          .appendAttribute("role", "region")
          .appendAttribute("aria-label", title)
          .appendAttribute("tabindex", "0")
          .completeTag();
      html.appendStartTag("table").completeTag();
      caption(title).render(html);
      thead(tr(each(shown, this::heading))).render(html);
      html.appendStartTag("tbody").completeTag();
      for (int row = 0; row < table.rows().size(); row++) {
        row(html, row);
      }
      html.appendEndTag("tbody").appendEndTag("table").appendEndTag("div");
    }
    html.appendEndTag("div");
  }

  private DomContent heading(TextColumn column) {
    return th(column.heading()).attr("scope", "col").withClass(cssClass(column));
  }

  private void row(HtmlBuilder<?> html, int row) throws IOException {
    if (!titles.isEmpty() && !RepeatedLeadingCells.sameAsAbove(titles, row)) {
      if (row > 0) {
        html.appendEndTag("tbody").appendStartTag("tbody").completeTag();
      }
      tr(th(title(row)).attr("scope", "rowgroup").attr("colspan", shown.size()))
          .withClass("group")
          .render(html);
    }
    List<ContainerTag<?>> cells = new ArrayList<>();
    for (TextColumn column : shown) {
      boolean first = cells.isEmpty();
      ContainerTag<?> cell = first ? th().attr("scope", "row") : td();
      cells.add(cell.withClass(cssClass(column)).with(content(column, row)));
    }
    tr(each(cells, cell -> cell)).render(html);
    html.appendUnescapedText("\n");
  }

  private String title(int row) {
    return titles.stream()
        .filter(column -> column.source().role() != Role.PICTURE)
        .map(column -> column.text(row))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private DomContent content(TextColumn column, int row) {
    String words = column.text(row);
    return switch (table.rows().get(row).get(table.columns().indexOf(column.source()))) {
      case Cell.Figure figure ->
          tag("data").attr("value", figure.value().toPlainString()).withText(aligned(words));
      case Cell.Time time ->
          tag("time")
              .attr("datetime", time.instant().truncatedTo(ChronoUnit.MILLIS))
              .withText(words);
      case Cell.Course course -> HtmlSparklineChart.draw(course, column.heading(), ids);
      case Cell.Text text -> text(words);
      case Cell.Unit unit -> text(words);
      case Cell.Flag flag -> text(words);
      case Cell.Status status -> painted(column.colors().get(row), words);
      case Cell.Unknown unknown -> painted(column.colors().get(row), aligned(words));
      case Cell.Count count -> text(aligned(words));
      case Cell.Share share -> text(aligned(words));
      case Cell.Span time -> text(aligned(words));
    };
  }

  private static DomContent painted(AnsiTerminalColor color, String words) {
    return color == AnsiTerminalColor.NORMAL ? text(words) : span(words).withClass(color.word());
  }

  /** Replaces the spaces that align decimal points, because HTML would drop them. */
  private static String aligned(String words) {
    String bare = words.strip();
    int end = words.indexOf(bare) + bare.length();
    int missing = words.length() - end;
    boolean point = missing > 0 && bare.indexOf('.') < 0;
    return bare
        + (point ? PUNCTUATION_SPACE : "")
        + FIGURE_SPACE.repeat(point ? missing - 1 : missing);
  }

  private static String cssClass(TextColumn column) {
    List<String> classes = new ArrayList<>();
    switch (column.source().role()) {
      case DETAIL -> classes.add("detail");
      case SPARE, PICTURE -> classes.add("spare");
      case ALWAYS, FILE -> {}
    }
    switch (column.kind()) {
      case NUMBERS -> classes.add("number");
      case FIXED -> classes.add("fixed");
      case WORDS, UNITS -> {
        if (column.width() <= SHORT_TEXT) {
          classes.add("short");
        } else if (column.width() >= LONG_TEXT) {
          classes.add("prose");
        }
      }
    }
    return String.join(" ", classes);
  }
}
