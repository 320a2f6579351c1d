package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
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

  /**
   * Returns the lines. If there is little room, units move into the titles, then spare columns are
   * left out, from the right. Empty if words would have to be cut nevertheless.
   *
   * @param sentences the minimum width of a column of sentences
   */
  static Optional<List<String>> layOutUncut(
      List<TextColumn> columns, int rows, TerminalStyle style, int sentences) {
    TextColumnLayout layout = new TextColumnLayout(style.width() - INDENT.length(), sentences);
    List<TextColumn> shown = shown(columns);
    List<TextColumn> titles = new ArrayList<>(RepeatedLeadingCells.leading(shown));
    List<TextColumn> others = new ArrayList<>(shown.subList(titles.size(), shown.size()));
    if (layout.uncut(others).isEmpty()) {
      List<TextColumn> units =
          others.stream().filter(column -> column.kind() == TextColumnTraits.Kind.UNITS).toList();
      titles.addAll(units);
      others.removeAll(units);
    }
    return fitting(others, layout)
        .map(found -> lines(titles, new TableGridLayout(found, style, INDENT), rows, style));
  }

  /** Returns as many columns as fit: spare ones give way from the right, and return if they can. */
  private static Optional<List<TextColumn>> fitting(
      List<TextColumn> columns, TextColumnLayout layout) {
    List<TextColumn> kept = new ArrayList<>(columns);
    for (TextColumn column : spare(columns.reversed())) {
      if (layout.uncut(kept).isEmpty()) {
        kept.remove(column);
      }
    }
    Optional<List<TextColumn>> found = layout.uncut(kept);
    for (TextColumn column : spare(columns)) {
      List<TextColumn> more =
          columns.stream().filter(c -> c.equals(column) || kept.contains(c)).toList();
      if (found.isPresent() && layout.uncut(more).isPresent()) {
        kept.clear();
        kept.addAll(more);
        found = layout.uncut(kept);
      }
    }
    return found;
  }

  private static List<TextColumn> spare(List<TextColumn> columns) {
    return columns.stream().filter(c -> c.source().role() == Role.SPARE).toList();
  }

  private static List<TextColumn> shown(List<TextColumn> columns) {
    return columns.stream().filter(c -> c.source().role() != Role.DETAIL).toList();
  }

  /** Returns the lines, with words cut; empty if the remaining columns do not fit either. */
  static Optional<List<String>> layOut(List<TextColumn> columns, int rows, TerminalStyle style) {
    List<TextColumn> shown = shown(columns);
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
        lines.addAll(title(titles, row, style));
      }
      lines.addAll(grid.row(row));
    }
    return lines;
  }

  private static List<String> title(List<TextColumn> titles, int row, TerminalStyle style) {
    String words =
        titles.stream()
            .map(title -> title.text(row))
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(INDENT));
    return TextLineWrapper.wrap(words, style.width()).stream()
        .map(line -> style.paint(AnsiTerminalColor.BOLD, line))
        .toList();
  }
}
