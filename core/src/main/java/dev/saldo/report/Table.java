package dev.saldo.report;

import java.time.ZoneId;
import java.util.List;

/**
 * A report as rows and columns, before it is formatted. Immutable and thread-safe.
 *
 * @param title the title, one line
 * @param zone the time zone in which its instants are shown
 * @param columns the columns
 * @param rows the rows, each with one cell per column
 */
public record Table(String title, ZoneId zone, List<Column> columns, List<List<Cell>> rows) {

  /**
   * A column of a table.
   *
   * @param key its stable name for programs, in camelCase
   * @param heading its heading for readers
   * @param role its visibility where there is little room
   */
  public record Column(String key, String heading, Role role) {

    /** Returns a column that is always shown. */
    public static Column of(String key, String heading) {
      return new Column(key, heading, Role.ALWAYS);
    }

    /** Returns a copy with another role. */
    Column withRole(Role other) {
      return new Column(key, heading, other);
    }
  }

  /** The visibility of a column. */
  public enum Role {
    /** Always shown. */
    ALWAYS,
    /** Always shown, unless the others need its place. */
    SPARE,
    /** Shown where there is room, and in files. */
    DETAIL,
    /** Shown only on a terminal and in documents. */
    PICTURE,
    /** Shown only in files for programs and spreadsheets. */
    FILE
  }

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.size() + " cells for " + columns.size() + " columns");
      }
    }
  }
}
