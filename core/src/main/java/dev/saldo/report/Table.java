package dev.saldo.report;

import java.time.ZoneId;
import java.util.List;

/**
 * A report as rows and columns, before it becomes text.
 *
 * @param title what it is, one line
 * @param zone the zone in which people read its instants
 * @param columns its columns
 * @param rows its rows, each as long as the columns
 */
public record Table(String title, ZoneId zone, List<Column> columns, List<List<Cell>> rows) {

  /**
   * A column.
   *
   * @param key its name for programs, camelCase and stable
   * @param heading its name for people
   * @param role how much it matters where there is little room
   */
  public record Column(String key, String heading, Role role) {

    /** Returns a column shown everywhere. */
    public static Column of(String key, String heading) {
      return new Column(key, heading, Role.ALWAYS);
    }

    /** Returns this column with another role. */
    Column withRole(Role other) {
      return new Column(key, heading, other);
    }
  }

  /** Where a column is shown. */
  public enum Role {
    /** Everywhere. */
    ALWAYS,
    /** Where there is room, and in files. */
    DETAIL,
    /** Only where people look: a terminal, a document. */
    PICTURE
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
