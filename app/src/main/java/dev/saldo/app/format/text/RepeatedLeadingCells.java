package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.List;

/** What the first columns of neighbouring rows have in common, such as the account. */
public final class RepeatedLeadingCells {

  private RepeatedLeadingCells() {}

  /**
   * Returns the words that columns begin with, and the pictures among them; one column less if they
   * are nothing but words.
   */
  public static List<TextColumn> leading(List<TextColumn> columns) {
    int end = 0;
    while (end < columns.size() && isTitle(columns.get(end))) {
      end++;
    }
    return columns.subList(0, end < columns.size() ? end : Math.min(1, end));
  }

  private static boolean isTitle(TextColumn column) {
    return column.kind() == TextColumnTraits.Kind.WORDS || column.source().role() == Role.PICTURE;
  }

  /** Returns the columns with what repeats the row above left out. */
  static List<TextColumn> omitted(List<TextColumn> columns) {
    List<TextColumn> leading = leading(columns);
    List<TextColumn> once = new ArrayList<>(columns);
    for (int i = 0; i < leading.size(); i++) {
      once.set(i, lastOnce(leading.subList(0, i + 1)));
    }
    return once;
  }

  private static TextColumn lastOnce(List<TextColumn> leading) {
    List<String> words = new ArrayList<>(leading.getLast().cells());
    for (int row = 1; row < words.size(); row++) {
      if (sameAsAbove(leading, row)) {
        words.set(row, "");
      }
    }
    return leading.getLast().with(words);
  }

  /** Returns whether a row has the same words as the row above it in all of the columns. */
  public static boolean sameAsAbove(List<TextColumn> columns, int row) {
    return row > 0 && columns.stream().allMatch(c -> c.text(row).equals(c.text(row - 1)));
  }
}
