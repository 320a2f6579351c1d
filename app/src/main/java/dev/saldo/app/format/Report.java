package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Chart;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table;
import dev.saldo.report.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The result of a command for every format: tables, charts, and a document for programs. A format
 * requests what it needs; the rest is never computed.
 *
 * @param about the subtitle, such as the window; may be empty
 * @param document the document for programs
 * @param tables supplies the tables, at least one; the title of the first is that of the report
 * @param charts supplies the charts
 */
public record Report(
    String about,
    ReportDocument document,
    Supplier<List<StreamedTable>> tables,
    Supplier<List<Chart>> charts) {

  /**
   * The maximum number of rows of a format that must read the last row before it writes the first.
   */
  static final int MOST_ROWS = 100_000;

  /** Returns a report of one table. */
  public static Report of(ReportDocument document, Supplier<Table> table) {
    return new Report("", document, () -> List.of(StreamedTable.of(table.get())), List::of);
  }

  /** Returns a report of one table whose rows are read while they are written. */
  public static Report ofLong(ReportDocument document, Supplier<StreamedTable> table) {
    return new Report("", document, () -> List.of(table.get()), List::of);
  }

  /** Returns a report of several tables. */
  public static Report ofSections(ReportDocument document, Supplier<List<Table>> tables) {
    return new Report(
        "", document, () -> tables.get().stream().map(StreamedTable::of).toList(), List::of);
  }

  /** Returns this report with its window as subtitle. */
  public Report during(Window window) {
    return new Report(WindowDescription.describe(window), document, tables, charts);
  }

  /** Returns this report with charts. */
  public Report with(Supplier<List<Chart>> shown) {
    return new Report(about, document, tables, shown);
  }

  /** Returns the tables with all rows in memory. */
  public List<Table> completeTables() {
    return tables.get().stream().map(Report::complete).toList();
  }

  private static Table complete(StreamedTable table) {
    List<List<Cell>> rows = new ArrayList<>();
    table
        .rows()
        .forEach(
            row -> {
              if (rows.size() == MOST_ROWS) {
                throw new TooManyRowsException(MOST_ROWS);
              }
              rows.add(row);
            });
    return new Table(table.title(), table.zone(), table.columns(), rows);
  }
}
