package dev.saldo.app.format.text;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.TextDisplayWidth;
import dev.saldo.app.format.TimeAxis;
import dev.saldo.app.format.TimelineFacts;
import dev.saldo.report.Chart.Outlook;
import dev.saldo.report.Chart.Span;
import dev.saldo.report.Chart.Timeline;
import dev.saldo.runway.ExpectedBalanceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws the level and the usage of a timeline with the characters of a terminal. An unknown level
 * is a gap.
 */
final class TextTimelinePlot {

  /** The maximum width; a wider plot is hard to read. */
  private static final int WIDEST = 110;

  private static final int LEVEL_LINES = 8;
  private static final int USAGE_LINES = 2;
  private static final int MOST_LEVELS = 4;
  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = " .:#";
  private static final String KEY = "⠤⠤ predicted, ⠄⠠ 80 % range: ";
  private static final String ASCII_KEY = "** predicted, .. 80 % range: ";

  /** A way to draw a line. */
  @FunctionalInterface
  private interface Pen {
    void draw(int fromX, int fromY, int toX, int toY);
  }

  private final Timeline timeline;
  private final TerminalStyle style;
  private final TimelineFacts facts;
  private final @Nullable Outlook outlook;
  private final LevelAxis axis;
  private final TimeAxis time;
  private final PlotAxisFrame frame;
  private final int columns;

  TextTimelinePlot(Timeline timeline, TerminalStyle style) {
    this.timeline = timeline;
    this.style = style;
    this.facts = new TimelineFacts(timeline);
    this.outlook = timeline.outlook();
    this.axis = LevelAxis.of(facts.shown(), MOST_LEVELS);
    this.time = new TimeAxis(timeline.spans().getFirst().from(), timeline.end(), timeline.zone());
    this.frame = new PlotAxisFrame(axis, style);
    this.columns = Math.max(1, Math.min(style.width(), WIDEST) - frame.margin());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    List<String> left = frame.left(LEVEL_LINES);
    List<String> level = level();
    for (int i = 0; i < level.size(); i++) {
      lines.add(
          (left.get(i) + style.paint(AnsiTerminalColor.CYAN, level.get(i).stripTrailing()))
              .stripTrailing());
    }
    for (String bars : usage()) {
      String label = frame.label(lines.size() == 1 + LEVEL_LINES ? "" : "used");
      lines.add(
          (label + style.paint(AnsiTerminalColor.MAGENTA, bars.stripTrailing())).stripTrailing());
    }
    lines.addAll(frame.below(time, columns, outlook == null ? null : outlook.now()));
    if (outlook != null) {
      lines.addAll(legend(outlook));
    }
    return lines;
  }

  /** Returns the title, followed by as many facts as fit. */
  private String title() {
    String name =
        SafeTextSanitizer.sanitize(timeline.title())
            + "  "
            + SafeTextSanitizer.sanitize(timeline.unit());
    String title =
        style.cut(
            style.unicode() ? name : SafeTextSanitizer.ascii(name.replace('·', '-')),
            style.width());
    StringBuilder text = new StringBuilder();
    for (String fact : facts.words()) {
      String next = (text.isEmpty() ? "  " : ", ") + fact;
      if (TextDisplayWidth.measure(title + text + next) > style.width()) {
        break;
      }
      text.append(next);
    }
    return style.paint(AnsiTerminalColor.BOLD, title) + text;
  }

  /** Returns the legend of the lines to the right of "now". */
  private List<String> legend(Outlook expected) {
    String key = style.unicode() ? KEY : ASCII_KEY;
    return TextLineWrapper.wrap(key + TimelineFacts.words(expected), columns).stream()
        .map(frame::under)
        .toList();
  }

  private List<String> level() {
    BrailleDotCanvas canvas = new BrailleDotCanvas(columns, LEVEL_LINES, style.unicode());
    for (Span span : timeline.within(canvas.width()).spans()) {
      BigDecimal level = span.level();
      if (level != null) {
        BigDecimal opening = span.opening() == null ? level : span.opening();
        canvas.line(
            time.position(span.from(), canvas.width() - 1),
            axis.position(opening, canvas.height() - 1),
            time.position(span.to(), canvas.width() - 1),
            axis.position(level, canvas.height() - 1));
      }
    }
    if (outlook != null) {
      canvas.vertical(PlotAxisFrame.position(outlook.now(), time, columns));
      draw(outlook, canvas, canvas::line, ExpectedBalanceLevel::p50);
      draw(outlook, canvas, canvas::dotted, ExpectedBalanceLevel::p10);
      draw(outlook, canvas, canvas::dotted, ExpectedBalanceLevel::p90);
    }
    return canvas.lines();
  }

  private void draw(
      Outlook expected,
      BrailleDotCanvas canvas,
      Pen pen,
      Function<ExpectedBalanceLevel, BigDecimal> part) {
    ExpectedBalanceLevel before = expected.levels().getFirst();
    for (ExpectedBalanceLevel level : expected.levels()) {
      pen.draw(
          time.position(before.at(), canvas.width() - 1),
          axis.position(part.apply(before), canvas.height() - 1),
          time.position(level.at(), canvas.width() - 1),
          axis.position(part.apply(level), canvas.height() - 1));
      before = level;
    }
  }

  /** Returns the bars of the usage, one per step, relative to the maximum. */
  private List<String> usage() {
    String bars = style.unicode() ? BARS : ASCII_BARS;
    int steps = bars.length() - 1;
    int seen = Math.max(1, time.position(timeline.spans().getLast().to(), columns));
    List<Span> spans = timeline.within(seen).spans();
    BigDecimal most =
        new TimelineFacts(timeline.within(seen))
            .used().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    int width = Math.max(1, seen / spans.size() - 1);
    char[][] rows = new char[USAGE_LINES][columns];
    Arrays.stream(rows).forEach(row -> Arrays.fill(row, ' '));
    for (Span span : spans) {
      int height = height(span.used(), most, steps * USAGE_LINES);
      int from = time.position(span.from(), columns);
      int to = Math.min(from + width, Math.max(from + 1, time.position(span.to(), columns) - 1));
      for (int row = 0; row < USAGE_LINES; row++) {
        int filled = Math.clamp(height - (USAGE_LINES - 1 - row) * (long) steps, 0, steps);
        Arrays.fill(rows[row], from, Math.min(to, columns), bars.charAt(filled));
      }
    }
    return Arrays.stream(rows).map(String::new).toList();
  }

  /** Returns the height of a bar; any usage above zero is visible. */
  private static int height(@Nullable BigDecimal used, BigDecimal most, int highest) {
    if (used == null || used.signum() == 0) {
      return 0;
    }
    return Math.max(
        1,
        used.multiply(BigDecimal.valueOf(highest))
            .divide(most, 0, RoundingMode.HALF_EVEN)
            .intValueExact());
  }
}
