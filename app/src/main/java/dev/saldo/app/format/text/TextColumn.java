package dev.saldo.app.format.text;

import dev.saldo.app.format.ColumnCellText;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.app.format.TextDisplayWidth;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A column of texts with its width.
 *
 * @param source the column of the table
 * @param kind its alignment
 * @param heading its heading
 * @param cells its cells; numbers are padded to one width and aligned by their decimal points
 * @param width its width in terminal columns
 * @param colors the colours of its cells
 */
public record TextColumn(
    Column source,
    TextColumnTraits.Kind kind,
    String heading,
    List<String> cells,
    int width,
    List<AnsiTerminalColor> colors) {

  private static final Set<String> NOTHING = Set.of("", "–", "-");

  /** Returns the columns of a table. In a file or a pipe, figures have the decimals they need. */
  static List<TextColumn> measure(Table table, TerminalStyle style) {
    return style.evened()
        ? measure(table, style.unicode())
        : measure(table, TextColumnTraits.measureUneven(table), style.unicode());
  }

  /** Returns the columns of a table for a page, in which all figures in a unit align. */
  public static List<TextColumn> measure(Table table, boolean unicode) {
    return measure(table, TextColumnTraits.measure(table), unicode);
  }

  private static List<TextColumn> measure(
      Table table, List<TextColumnTraits> traits, boolean unicode) {
    List<ColumnCellText> cellTexts = ColumnCellText.write(table.zone(), traits, unicode);
    return IntStream.range(0, traits.size())
        .filter(i -> table.columns().get(i).role() != Role.FILE)
        .mapToObj(i -> measure(table, i, traits.get(i).kind(), cellTexts.get(i)))
        .toList();
  }

  private static TextColumn measure(
      Table table, int index, TextColumnTraits.Kind kind, ColumnCellText wording) {
    Column column = table.columns().get(index);
    List<String> words = table.rows().stream().map(wording::text).toList();
    words = kind == TextColumnTraits.Kind.NUMBERS ? DecimalPointAlignment.align(words) : words;
    String heading = SafeTextSanitizer.sanitize(column.heading());
    int widest = words.stream().mapToInt(TextDisplayWidth::measure).max().orElse(0);
    List<AnsiTerminalColor> colors =
        table.rows().stream().map(row -> AnsiTerminalColor.of(row.get(index))).toList();
    return new TextColumn(
        column, kind, heading, words, Math.max(widest, TextDisplayWidth.measure(heading)), colors);
  }

  /** Returns whether no cell says anything. */
  boolean isBlank() {
    return cells.stream().allMatch(cell -> NOTHING.contains(cell.strip()));
  }

  public String text(int row) {
    return cells.get(row);
  }

  /** Returns the lines of a cell; words are wrapped at this column's width. */
  List<String> lines(int row) {
    return kind == TextColumnTraits.Kind.WORDS
        ? TextLineWrapper.wrap(text(row), width)
        : List.of(text(row));
  }

  /** Returns this column with at most a width; only words are narrowed. */
  TextColumn within(int most) {
    return kind == TextColumnTraits.Kind.WORDS && width > most
        ? new TextColumn(source, kind, heading, cells, most, colors)
        : this;
  }

  /** Returns this column with other cells and the same width. */
  TextColumn with(List<String> words) {
    return new TextColumn(source, kind, heading, words, width, colors);
  }
}
