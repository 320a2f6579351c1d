package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.app.format.TextDisplayWidth;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout with a block of lines per row, one line per column, for numbers too wide for any other
 * layout.
 */
final class RowCardLayout {

  private RowCardLayout() {}

  static List<String> layOut(List<TextColumn> columns, int rows, TerminalStyle style) {
    List<TextColumn> shown =
        columns.stream().filter(c -> c.source().role() == Role.ALWAYS).toList();
    int headings =
        shown.stream().mapToInt(c -> TextDisplayWidth.measure(c.heading())).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      if (row > 0) {
        lines.add("");
      }
      for (TextColumn column : shown) {
        String gap =
            " "
                .repeat(
                    headings - TextDisplayWidth.measure(column.heading()) + TextColumnLayout.GAP);
        String text = column.text(row).strip();
        boolean words =
            column.kind() != TextColumnTraits.Kind.FIXED
                && column.kind() != TextColumnTraits.Kind.NUMBERS;
        int room = style.width() - headings - TextColumnLayout.GAP;
        String cell = words ? style.cut(text, room) : text;
        String line = style.paint(AnsiTerminalColor.BOLD, column.heading()) + gap;
        lines.add((line + style.paint(column.colors().get(row), cell)).stripTrailing());
      }
    }
    return lines;
  }
}
