package dev.saldo.report;

import dev.saldo.report.Table.Column;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table whose rows are read while they are written, for more rows than memory holds.
 *
 * @param title what it is, one line
 * @param zone the zone in which people read its instants
 * @param columns its columns
 * @param rows gives the rows, each as long as the columns
 */
public record StreamedTable(String title, ZoneId zone, List<Column> columns, Rows rows) {

  /** Rows that can be read more than once. */
  @FunctionalInterface
  public interface Rows {

    /** Hands out every row, from the first, holding one at a time. */
    void forEach(Consumer<? super List<Cell>> reader);
  }

  public StreamedTable {
    columns = List.copyOf(columns);
  }

  /** Returns a table that is in memory already. */
  public static StreamedTable of(Table table) {
    return new StreamedTable(table.title(), table.zone(), table.columns(), table.rows()::forEach);
  }
}
