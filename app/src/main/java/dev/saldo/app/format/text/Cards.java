package dev.saldo.app.format.text;

import dev.saldo.app.format.ColumnTraits;
import dev.saldo.app.format.DisplayWidth;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.List;

/** A block of lines per row, one per column: the layout for numbers too wide for any other. */
final class Cards {

  private Cards() {}

  static List<String> of(List<TextColumn> columns, int rows, Look look) {
    List<TextColumn> shown =
        columns.stream().filter(c -> c.source().role() == Role.ALWAYS).toList();
    int headings = shown.stream().mapToInt(c -> DisplayWidth.of(c.heading())).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      if (row > 0) {
        lines.add("");
      }
      for (TextColumn column : shown) {
        String gap = " ".repeat(headings - DisplayWidth.of(column.heading()) + Fit.GAP);
        String text = column.text(row).strip();
        boolean words = column.kind() == ColumnTraits.Kind.WORDS;
        int room = look.width() - headings - Fit.GAP;
        String cell = words ? look.cut(text, room) : text;
        String line = look.paint(Ink.BOLD, column.heading()) + gap;
        lines.add((line + look.paint(column.inks().get(row), cell)).stripTrailing());
      }
    }
    return lines;
  }
}
