package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.app.format.TextDisplayWidth;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The layout with a block of lines per row, one line per column, for numbers too wide for any other
 * layout.
 */
final class RowCardLayout {

  private static final Set<Role> SHOWN = EnumSet.of(Role.ALWAYS, Role.SPARE);

  private RowCardLayout() {}

  static List<String> layOut(List<TextColumn> columns, int rows, TerminalStyle style) {
    List<TextColumn> shown =
        columns.stream().filter(c -> SHOWN.contains(c.source().role())).toList();
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
        String before = style.paint(AnsiTerminalColor.BOLD, column.heading()) + gap;
        for (String part : words ? TextLineWrapper.wrap(text, room) : List.of(text)) {
          lines.add((before + style.paint(column.colors().get(row), part)).stripTrailing());
          before = " ".repeat(headings + TextColumnLayout.GAP);
        }
      }
    }
    return lines;
  }
}
