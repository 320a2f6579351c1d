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

/** The axes around a plot: round levels at its left, round times below it. */
final class PlotAxisFrame {

  private static final String NOW = "now";

  private final LevelAxis axis;
  private final TerminalStyle look;
  private final int margin;

  /**
   * Creates the axes.
   *
   * @param axis the scale of the level
   * @param look what the place shows
   */
  PlotAxisFrame(LevelAxis axis, TerminalStyle look) {
    this.axis = axis;
    this.look = look;
    this.margin =
        Math.max(
            "used".length(),
            axis.ticks().stream()
                .mapToInt(tick -> ReadableNumberText.grouped(tick).length())
                .max()
                .orElse(0));
  }

  /** Returns how many characters stand at the left of the plot. */
  int margin() {
    return margin + 2;
  }

  /** Returns what stands at the left of a line that is not part of the scale. */
  String label(String words) {
    return " ".repeat(margin - words.length()) + look.paint(AnsiTerminalColor.DIM, words) + "  ";
  }

  /** Returns the label and the axis at the left of each line. */
  List<String> left(int lines) {
    Map<Integer, BigDecimal> ticks = new HashMap<>();
    axis.ticks().forEach(tick -> ticks.put(lines - 1 - axis.place(tick, lines - 1), tick));
    return IntStream.range(0, lines).mapToObj(i -> left(ticks.get(i))).toList();
  }

  private String left(@Nullable BigDecimal tick) {
    String label = tick == null ? "" : ReadableNumberText.grouped(tick);
    String line = tick == null ? axisLine() : axisTick();
    return " ".repeat(margin - label.length())
        + look.paint(AnsiTerminalColor.DIM, label + " " + line);
  }

  private String axisLine() {
    return look.unicode() ? "│" : "|";
  }

  private String axisTick() {
    return look.unicode() ? "┤" : "+";
  }

  /** Returns a line of words under the plot. */
  String under(String words) {
    return " ".repeat(margin + 2) + words;
  }

  /**
   * Returns the line that the bars stand on, and the names of its marks.
   *
   * @param now what is to be marked as now, which goes before other marks; null if nothing
   */
  List<String> below(TimeAxis time, int columns, @Nullable Instant now) {
    StringBuilder rule = new StringBuilder((look.unicode() ? "─" : "-").repeat(columns));
    StringBuilder names = new StringBuilder(" ".repeat(columns));
    if (now != null) {
      int place = place(now, time, columns);
      rule.setCharAt(place, look.unicode() ? '┼' : '|');
      write(names, Math.min(place, columns - NOW.length()), NOW);
    }
    for (Tick tick : time.ticks(Math.max(1, columns / 11))) {
      int place = place(tick.at(), time, columns);
      if (isFree(names, place, tick.label().length())) {
        rule.setCharAt(place, look.unicode() ? '┬' : '+');
        write(names, place, tick.label());
      }
    }
    String corner = look.unicode() ? "└" : "+";
    String indent = " ".repeat(margin + 1);
    return List.of(
        indent + look.paint(AnsiTerminalColor.DIM, corner + rule),
        (indent + " " + look.paint(AnsiTerminalColor.DIM, names.toString().stripTrailing()))
            .stripTrailing());
  }

  /** Returns the column of an instant. */
  static int place(Instant at, TimeAxis time, int columns) {
    return Math.min(time.place(at, columns), columns - 1);
  }

  /** Whether words have room, with a blank on both sides. */
  private static boolean isFree(CharSequence names, int from, int length) {
    return from + length <= names.length()
        && IntStream.range(Math.max(0, from - 1), Math.min(names.length(), from + length + 1))
            .allMatch(i -> names.charAt(i) == ' ');
  }

  private static void write(StringBuilder names, int from, String words) {
    if (from >= 0) {
      names.replace(from, from + words.length(), words);
    }
  }
}
