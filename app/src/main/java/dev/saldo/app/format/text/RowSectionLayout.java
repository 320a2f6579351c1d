package dev.saldo.app.format.text;

import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The layout with the leading columns as a title line above their rows, for tables too wide for a
 * grid.
 */
final class RowSectionLayout {

  private static final String INDENT = "  ";

  private RowSectionLayout() {}

  /** Returns the lines; empty if the remaining columns do not fit either. */
  static Optional<List<String>> layOut(List<TextColumn> columns, int rows, TerminalStyle style) {
    List<TextColumn> shown =
        columns.stream().filter(c -> c.source().role() != Role.DETAIL).toList();
    List<TextColumn> titles = RepeatedLeadingCells.leading(shown);
    List<TextColumn> others = shown.subList(titles.size(), shown.size());
    return new TextColumnLayout(style.width() - INDENT.length())
        .of(others)
        .map(fitting -> lines(titles, new TableGridLayout(fitting, style, INDENT), rows, style));
  }

  private static List<String> lines(
      List<TextColumn> titles, TableGridLayout grid, int rows, TerminalStyle style) {
    List<String> lines = new ArrayList<>(grid.head());
    for (int row = 0; row < rows; row++) {
      if (!RepeatedLeadingCells.sameAsAbove(titles, row)) {
        lines.add(title(titles, row, style));
      }
      lines.addAll(grid.row(row));
    }
    return lines;
  }

  private static String title(List<TextColumn> titles, int row, TerminalStyle style) {
    String words =
        titles.stream()
            .map(title -> title.text(row))
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(INDENT));
    return style.paint(AnsiTerminalColor.BOLD, style.cut(words, style.width()));
  }
}
