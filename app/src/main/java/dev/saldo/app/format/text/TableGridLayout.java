package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.app.format.TextDisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layout with columns side by side: headings, a rule, and a line per row. */
final class TableGridLayout {

  private static final String GAP = " ".repeat(TextColumnLayout.GAP);

  private final List<TextColumn> columns;
  private final TerminalStyle style;
  private final String indent;

  TableGridLayout(List<TextColumn> columns, TerminalStyle style, String indent) {
    this.columns = columns;
    this.style = style;
    this.indent = indent;
  }

  List<String> head() {
    String rule = style.unicode() ? "─" : "-";
    return List.of(
        line(columns.stream().map(this::heading)),
        line(
            columns.stream().map(c -> style.paint(AnsiTerminalColor.DIM, rule.repeat(c.width())))));
  }

  /** Returns the lines of a row: several if its last cell is a long sentence. */
  List<String> row(int row) {
    List<TextColumn> others = columns.subList(0, columns.size() - 1);
    TextColumn last = columns.getLast();
    List<String> lines = new ArrayList<>();
    for (String part : last.lines(row)) {
      boolean first = lines.isEmpty();
      Stream<String> begin = others.stream().map(c -> cell(c, row, first ? c.text(row) : ""));
      lines.add(line(Stream.concat(begin, Stream.of(cell(last, row, part)))));
    }
    return lines;
  }

  private String line(Stream<String> cells) {
    return indent + cells.collect(Collectors.joining(GAP)).stripTrailing();
  }

  private String heading(TextColumn column) {
    String heading = style.cut(column.heading(), column.width());
    return padded(column, heading, style.paint(AnsiTerminalColor.BOLD, heading));
  }

  private String cell(TextColumn column, int row, String content) {
    String text = style.cut(content, column.width());
    return padded(column, text, painted(column.colors().get(row), text));
  }

  private String painted(AnsiTerminalColor color, String text) {
    String bare = text.strip();
    int begin = text.indexOf(bare);
    int end = begin + bare.length();
    return text.substring(0, begin) + style.paint(color, bare) + text.substring(end);
  }

  private static String padded(TextColumn column, String text, String painted) {
    String space = " ".repeat(column.width() - TextDisplayWidth.measure(text));
    return column.kind() == TextColumnTraits.Kind.NUMBERS ? space + painted : painted + space;
  }
}
