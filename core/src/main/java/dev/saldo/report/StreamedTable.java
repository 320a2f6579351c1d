package dev.saldo.report;

import dev.saldo.report.Table.Column;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table whose rows are read while they are written, for more rows than fit into memory.
 *
 * @param title the title, one line
 * @param zone the time zone in which its instants are shown
 * @param columns the columns
 * @param rows the rows, each with one cell per column
 */
public record StreamedTable(String title, ZoneId zone, List<Column> columns, Rows rows) {

  /** The rows of a table, which can be read repeatedly. */
  @FunctionalInterface
  public interface Rows {

    /** Passes every row to a reader, from the first, with one row in memory at a time. */
    void forEach(Consumer<? super List<Cell>> reader);
  }

  public StreamedTable {
    columns = List.copyOf(columns);
  }

  /** Returns a streamed view of a table in memory. */
  public static StreamedTable of(Table table) {
    return new StreamedTable(table.title(), table.zone(), table.columns(), table.rows()::forEach);
  }
}
