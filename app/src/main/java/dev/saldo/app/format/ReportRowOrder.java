package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of the rows of a table by one column. Unknown values are last in both directions.
 *
 * @param column the key or heading of the column
 * @param descending whether the largest is first
 */
public record ReportRowOrder(String column, boolean descending) {

  private static final String DESCENDING = ":desc";
  private static final String ASCENDING = ":asc";

  /** Parses {@code COLUMN}, {@code COLUMN:asc} or {@code COLUMN:desc}. */
  public static ReportRowOrder parse(String text) {
    if (text.endsWith(DESCENDING)) {
      return new ReportRowOrder(text.substring(0, text.length() - DESCENDING.length()), true);
    }
    return new ReportRowOrder(
        text.endsWith(ASCENDING) ? text.substring(0, text.length() - ASCENDING.length()) : text,
        false);
  }

  /**
   * Returns a table in this order.
   *
   * @param index the index of the column; negative if the table lacks it and keeps its order
   */
  StreamedTable sorted(StreamedTable table, int index) {
    if (index < 0) {
      return table;
    }
    Table complete = Report.complete(table);
    List<List<Cell>> rows =
        complete.rows().stream()
            .sorted(
                Comparator.comparing(
                        (List<Cell> row) -> number(row.get(index)),
                        Comparator.nullsLast(direction(Comparator.<BigDecimal>naturalOrder())))
                    .thenComparing(
                        row -> word(row.get(index)),
                        Comparator.nullsLast(direction(Comparator.<String>naturalOrder()))))
            .toList();
    return StreamedTable.of(new Table(complete.title(), complete.zone(), complete.columns(), rows));
  }

  private <T> Comparator<T> direction(Comparator<T> ascending) {
    return descending ? ascending.reversed() : ascending;
  }

  private static @Nullable BigDecimal number(Cell cell) {
    return switch (cell) {
      case Cell.Figure figure -> figure.value();
      case Cell.Count count -> BigDecimal.valueOf(count.value());
      case Cell.Share share -> share.value();
      case Cell.Span span -> BigDecimal.valueOf(span.duration().toMillis());
      case Cell.Time time -> BigDecimal.valueOf(time.instant().toEpochMilli());
      default -> null;
    };
  }

  private static @Nullable String word(Cell cell) {
    String word =
        switch (cell) {
          case Cell.Text text -> text.text();
          case Cell.Unit unit -> unit.words();
          case Cell.Status status -> status.word();
          case Cell.Flag flag -> String.valueOf(flag.value());
          case Cell.Unknown unknown -> unknown.instead();
          default -> "";
        };
    return word.isEmpty() ? null : word;
  }
}
