package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The leading cells that neighbouring rows have in common, such as the account. */
public final class RepeatedLeadingCells {

  private static final Set<TextColumnTraits.Kind> TITLES =
      EnumSet.of(TextColumnTraits.Kind.WORDS, TextColumnTraits.Kind.UNITS);

  private RepeatedLeadingCells() {}

  /**
   * Returns the leading columns of words, with the pictures among them; only the first if all
   * columns are words.
   */
  public static List<TextColumn> leading(List<TextColumn> columns) {
    int end = 0;
    while (end < columns.size() && isTitle(columns.get(end))) {
      end++;
    }
    return columns.subList(0, end < columns.size() ? end : Math.min(1, end));
  }

  private static boolean isTitle(TextColumn column) {
    return TITLES.contains(column.kind()) || column.source().role() == Role.PICTURE;
  }

  /** Returns the columns without the cells that repeat the row above. */
  static List<TextColumn> omitted(List<TextColumn> columns) {
    List<TextColumn> leading = leading(columns);
    List<TextColumn> deduplicated = new ArrayList<>(columns);
    for (int i = 0; i < leading.size(); i++) {
      deduplicated.set(i, deduplicateLast(leading.subList(0, i + 1)));
    }
    return deduplicated;
  }

  private static TextColumn deduplicateLast(List<TextColumn> leading) {
    List<String> words = new ArrayList<>(leading.getLast().cells());
    for (int row = 1; row < words.size(); row++) {
      if (sameAsAbove(leading, row)) {
        words.set(row, "");
      }
    }
    return leading.getLast().with(words);
  }

  /** Returns whether a row equals the row above it in all of the columns. */
  public static boolean sameAsAbove(List<TextColumn> columns, int row) {
    return row > 0 && columns.stream().allMatch(c -> c.text(row).equals(c.text(row - 1)));
  }
}
