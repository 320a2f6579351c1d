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

/** A level and what was used, drawn with the characters of a terminal. What is unknown is a gap. */
final class TextTimelinePlot {

  /** Wider than this, the eye has to travel. */
  private static final int WIDEST = 110;

  private static final int LEVEL_LINES = 8;
  private static final int USE_LINES = 2;
  private static final int MOST_LEVELS = 4;
  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = " .:#";
  private static final String KEY = "⠤⠤ expected, ⠄⠠ 8 in 10 within: ";
  private static final String ASCII_KEY = "** expected, .. 8 in 10 within: ";

  /** Draws a line in some way. */
  @FunctionalInterface
  private interface Pen {
    void draw(int fromX, int fromY, int toX, int toY);
  }

  private final Timeline whole;
  private final TerminalStyle look;
  private final TimelineFacts facts;
  private final @Nullable Outlook outlook;
  private final LevelAxis axis;
  private final TimeAxis time;
  private final PlotAxisFrame frame;
  private final int columns;

  TextTimelinePlot(Timeline whole, TerminalStyle look) {
    this.whole = whole;
    this.look = look;
    this.facts = new TimelineFacts(whole);
    this.outlook = whole.outlook();
    this.axis = LevelAxis.of(facts.shown(), MOST_LEVELS);
    this.time = new TimeAxis(whole.spans().getFirst().from(), whole.end(), whole.zone());
    this.frame = new PlotAxisFrame(axis, look);
    this.columns = Math.max(1, Math.min(look.width(), WIDEST) - frame.margin());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    List<String> left = frame.left(LEVEL_LINES);
    List<String> level = level();
    for (int i = 0; i < level.size(); i++) {
      lines.add(
          (left.get(i) + look.paint(AnsiTerminalColor.CYAN, level.get(i).stripTrailing()))
              .stripTrailing());
    }
    for (String bars : use()) {
      String label = frame.label(lines.size() == 1 + LEVEL_LINES ? "" : "used");
      lines.add(
          (label + look.paint(AnsiTerminalColor.MAGENTA, bars.stripTrailing())).stripTrailing());
    }
    lines.addAll(frame.below(time, columns, outlook == null ? null : outlook.now()));
    if (outlook != null) {
      lines.addAll(legend(outlook));
    }
    return lines;
  }

  /** What it is, and as much of what it shows as has room beside it. */
  private String title() {
    String name =
        SafeTextSanitizer.sanitize(whole.title()) + "  " + SafeTextSanitizer.sanitize(whole.unit());
    String title =
        look.cut(
            look.unicode() ? name : SafeTextSanitizer.ascii(name.replace('·', '-')), look.width());
    StringBuilder said = new StringBuilder();
    for (String fact : facts.words()) {
      String next = (said.isEmpty() ? "  " : ", ") + fact;
      if (TextDisplayWidth.measure(title + said + next) > look.width()) {
        break;
      }
      said.append(next);
    }
    return look.paint(AnsiTerminalColor.BOLD, title) + said;
  }

  /** What the lines on the right of "now" are. */
  private List<String> legend(Outlook expected) {
    String key = look.unicode() ? KEY : ASCII_KEY;
    return TextLineWrapper.wrap(key + TimelineFacts.words(expected), columns).stream()
        .map(frame::under)
        .toList();
  }

  private List<String> level() {
    BrailleDotCanvas canvas = new BrailleDotCanvas(columns, LEVEL_LINES, look.unicode());
    for (Span span : whole.within(canvas.width()).spans()) {
      BigDecimal level = span.level();
      if (level != null) {
        BigDecimal opening = span.opening() == null ? level : span.opening();
        canvas.line(
            time.place(span.from(), canvas.width() - 1),
            axis.place(opening, canvas.height() - 1),
            time.place(span.to(), canvas.width() - 1),
            axis.place(level, canvas.height() - 1));
      }
    }
    if (outlook != null) {
      canvas.upright(PlotAxisFrame.place(outlook.now(), time, columns));
      expect(outlook, canvas, canvas::line, ExpectedBalanceLevel::p50);
      expect(outlook, canvas, canvas::dotted, ExpectedBalanceLevel::p10);
      expect(outlook, canvas, canvas::dotted, ExpectedBalanceLevel::p90);
    }
    return canvas.lines();
  }

  private void expect(
      Outlook expected,
      BrailleDotCanvas canvas,
      Pen pen,
      Function<ExpectedBalanceLevel, BigDecimal> part) {
    ExpectedBalanceLevel before = expected.levels().getFirst();
    for (ExpectedBalanceLevel level : expected.levels()) {
      pen.draw(
          time.place(before.at(), canvas.width() - 1),
          axis.place(part.apply(before), canvas.height() - 1),
          time.place(level.at(), canvas.width() - 1),
          axis.place(part.apply(level), canvas.height() - 1));
      before = level;
    }
  }

  /** Returns bars on the line below: one for each step, as high as its use compares to the most. */
  private List<String> use() {
    String bars = look.unicode() ? BARS : ASCII_BARS;
    int steps = bars.length() - 1;
    int seen = Math.max(1, time.place(whole.spans().getLast().to(), columns));
    List<Span> spans = whole.within(seen).spans();
    BigDecimal most =
        new TimelineFacts(whole.within(seen))
            .used().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    int width = Math.max(1, seen / spans.size() - 1);
    char[][] rows = new char[USE_LINES][columns];
    Arrays.stream(rows).forEach(row -> Arrays.fill(row, ' '));
    for (Span span : spans) {
      int height = height(span.used(), most, steps * USE_LINES);
      int from = time.place(span.from(), columns);
      int to = Math.min(from + width, Math.max(from + 1, time.place(span.to(), columns) - 1));
      for (int row = 0; row < USE_LINES; row++) {
        int filled = Math.clamp(height - (USE_LINES - 1 - row) * (long) steps, 0, steps);
        Arrays.fill(rows[row], from, Math.min(to, columns), bars.charAt(filled));
      }
    }
    return Arrays.stream(rows).map(String::new).toList();
  }

  /** Returns the height of a bar; whatever was used shows. */
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
