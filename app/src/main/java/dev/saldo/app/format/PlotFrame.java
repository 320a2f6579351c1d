package dev.saldo.app.format;

import dev.saldo.app.format.TimeAxis.Tick;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The axes around a plot: round levels at its left, round times below it. */
final class PlotFrame {

  private final LevelAxis axis;
  private final Look look;
  private final int margin;

  /**
   * Creates the axes.
   *
   * @param axis the scale of the level
   * @param look what the place shows
   */
  PlotFrame(LevelAxis axis, Look look) {
    this.axis = axis;
    this.look = look;
    this.margin =
        Math.max(
            "used".length(),
            axis.ticks().stream()
                .mapToInt(tick -> Numerals.grouped(tick).length())
                .max()
                .orElse(0));
  }

  /** Returns how many characters stand at the left of the plot. */
  int margin() {
    return margin + 2;
  }

  /** Returns what stands at the left of a line that is not part of the scale. */
  String label(String words) {
    return " ".repeat(margin - words.length()) + look.paint(Ink.DIM, words) + "  ";
  }

  /** Returns the label and the axis at the left of each line. */
  List<String> left(int lines) {
    Map<Integer, BigDecimal> ticks = new HashMap<>();
    axis.ticks().forEach(tick -> ticks.put(lines - 1 - axis.place(tick, lines - 1), tick));
    return IntStream.range(0, lines).mapToObj(i -> left(ticks.get(i))).toList();
  }

  private String left(@Nullable BigDecimal tick) {
    String label = tick == null ? "" : Numerals.grouped(tick);
    String line = look.unicode() ? tick == null ? "│" : "┤" : tick == null ? "|" : "+";
    return " ".repeat(margin - label.length()) + look.paint(Ink.DIM, label + " " + line);
  }

  /** Returns the line that the bars stand on, and the names of its marks. */
  List<String> below(TimeAxis time, int columns) {
    StringBuilder rule = new StringBuilder((look.unicode() ? "─" : "-").repeat(columns));
    StringBuilder names = new StringBuilder();
    for (Tick tick : time.ticks(Math.max(1, columns / 11))) {
      int place = Math.min(time.place(tick.at(), columns), columns - 1);
      if (place + tick.label().length() <= columns) {
        rule.setCharAt(place, look.unicode() ? '┬' : '+');
        names.append(" ".repeat(Math.max(0, place - names.length()))).append(tick.label());
      }
    }
    String corner = look.unicode() ? "└" : "+";
    String indent = " ".repeat(margin + 1);
    return List.of(
        indent + look.paint(Ink.DIM, corner + rule),
        (indent + " " + look.paint(Ink.DIM, names.toString())).stripTrailing());
  }
}
