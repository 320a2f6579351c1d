package dev.saldo.app.format.text;

import dev.saldo.app.format.ColumnTraits;
import dev.saldo.app.format.DisplayWidth;
import dev.saldo.app.format.SafeText;
import dev.saldo.app.format.Wording;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column in words, measured.
 *
 * @param source the column of the table
 * @param kind how it is laid out
 * @param heading its heading
 * @param cells its cells; those of numbers are padded to one width, point under point
 * @param width the width it gets
 * @param inks the colours of its cells
 */
public record TextColumn(
    Column source,
    ColumnTraits.Kind kind,
    String heading,
    List<String> cells,
    int width,
    List<Ink> inks) {

  public static List<TextColumn> of(Table table, boolean unicode) {
    List<ColumnTraits> traits = ColumnTraits.of(table);
    List<Wording> wordings = Wording.of(table.zone(), traits, unicode);
    return IntStream.range(0, traits.size())
        .mapToObj(i -> of(table, i, traits.get(i).kind(), wordings.get(i)))
        .toList();
  }

  private static TextColumn of(Table table, int index, ColumnTraits.Kind kind, Wording wording) {
    Column column = table.columns().get(index);
    List<String> words = table.rows().stream().map(wording::text).toList();
    words = kind == ColumnTraits.Kind.NUMBERS ? NumberAlignment.of(words) : words;
    String heading = SafeText.of(column.heading());
    int widest = words.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    List<Ink> inks = table.rows().stream().map(row -> Ink.of(row.get(index))).toList();
    return new TextColumn(
        column, kind, heading, words, Math.max(widest, DisplayWidth.of(heading)), inks);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  public String text(int row) {
    return cells.get(row);
  }

  /** Returns a cell in lines of this column's width, if it is words. */
  List<String> lines(int row) {
    return kind == ColumnTraits.Kind.WORDS ? Wrapping.of(text(row), width) : List.of(text(row));
  }

  /** Returns this column as wide as it may be; only words are cut. */
  TextColumn within(int most) {
    return kind == ColumnTraits.Kind.WORDS && width > most
        ? new TextColumn(source, kind, heading, cells, most, inks)
        : this;
  }

  /** Returns this column with other words in it, as wide as it is. */
  TextColumn with(List<String> words) {
    return new TextColumn(source, kind, heading, words, width, inks);
  }
}
