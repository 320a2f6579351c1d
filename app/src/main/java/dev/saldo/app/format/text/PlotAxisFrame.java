package dev.saldo.app.format.text;

import dev.saldo.app.format.LevelAxis;
import dev.saldo.app.format.ReadableNumberText;
import dev.saldo.app.format.TimeAxis;
import dev.saldo.app.format.TimeAxis.Tick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The axes of a plot: round levels on the left, round times below. */
final class PlotAxisFrame {

  private static final String NOW = "now";

  private final LevelAxis axis;
  private final TerminalStyle style;
  private final int margin;

  /**
   * Creates the axes.
   *
   * @param axis the scale of the level
   * @param style the style of the terminal
   */
  PlotAxisFrame(LevelAxis axis, TerminalStyle style) {
    this.axis = axis;
    this.style = style;
    this.margin =
        Math.max(
            "used".length(),
            axis.ticks().stream()
                .mapToInt(tick -> ReadableNumberText.grouped(tick).length())
                .max()
                .orElse(0));
  }

  /** Returns the number of characters to the left of the plot. */
  int margin() {
    return margin + 2;
  }

  /** Returns the text to the left of a line outside the scale. */
  String label(String words) {
    return " ".repeat(margin - words.length()) + style.paint(AnsiTerminalColor.DIM, words) + "  ";
  }

  /** Returns the label and the axis to the left of each line. */
  List<String> left(int lines) {
    Map<Integer, BigDecimal> ticks = new HashMap<>();
    axis.ticks().forEach(tick -> ticks.put(lines - 1 - axis.position(tick, lines - 1), tick));
    return IntStream.range(0, lines).mapToObj(i -> left(ticks.get(i))).toList();
  }

  private String left(@Nullable BigDecimal tick) {
    String label = tick == null ? "" : ReadableNumberText.grouped(tick);
    String line = tick == null ? axisLine() : axisTick();
    return " ".repeat(margin - label.length())
        + style.paint(AnsiTerminalColor.DIM, label + " " + line);
  }

  private String axisLine() {
    return style.unicode() ? "│" : "|";
  }

  private String axisTick() {
    return style.unicode() ? "┤" : "+";
  }

  /** Returns a line of text below the plot. */
  String under(String words) {
    return " ".repeat(margin + 2) + words;
  }

  /**
   * Returns the time axis and the line of its labels.
   *
   * @param now the instant marked as now, which takes precedence over other labels; null for none
   */
  List<String> below(TimeAxis time, int columns, @Nullable Instant now) {
    StringBuilder rule = new StringBuilder((style.unicode() ? "─" : "-").repeat(columns));
    StringBuilder labels = new StringBuilder(" ".repeat(columns));
    if (now != null) {
      int position = position(now, time, columns);
      rule.setCharAt(position, style.unicode() ? '┼' : '|');
      write(labels, Math.min(position, columns - NOW.length()), NOW);
    }
    for (Tick tick : time.ticks(Math.max(1, columns / 11))) {
      int position = position(tick.at(), time, columns);
      if (isFree(labels, position, tick.label().length())) {
        rule.setCharAt(position, style.unicode() ? '┬' : '+');
        write(labels, position, tick.label());
      }
    }
    String corner = style.unicode() ? "└" : "+";
    String indent = " ".repeat(margin + 1);
    return List.of(
        indent + style.paint(AnsiTerminalColor.DIM, corner + rule),
        (indent + " " + style.paint(AnsiTerminalColor.DIM, labels.toString().stripTrailing()))
            .stripTrailing());
  }

  /** Returns the column of an instant. */
  static int position(Instant at, TimeAxis time, int columns) {
    return Math.min(time.position(at, columns), columns - 1);
  }

  /** Returns whether a label fits, with a blank on both sides. */
  private static boolean isFree(CharSequence labels, int from, int length) {
    return from + length <= labels.length()
        && IntStream.range(Math.max(0, from - 1), Math.min(labels.length(), from + length + 1))
            .allMatch(i -> labels.charAt(i) == ' ');
  }

  private static void write(StringBuilder labels, int from, String words) {
    if (from >= 0) {
      labels.replace(from, from + words.length(), words);
    }
  }
}
