package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.Chart;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table;
import dev.saldo.report.Window;
import java.time.Instant;
import java.time.ZoneId;
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
 * @param whenEmpty the sentence shown for a table without rows
 */
public record Report(
    String about,
    ReportDocument document,
    Supplier<List<StreamedTable>> tables,
    Supplier<List<Chart>> charts,
    String whenEmpty) {

  /**
   * The maximum number of rows of a format that must read the last row before it writes the first.
   */
  static final int MOST_ROWS = 100_000;

  /** The sentence for a table without rows, unless a report states another one. */
  public static final String NOTHING_RECORDED = "Nothing recorded yet.";

  /** Returns a report of one table. */
  public static Report of(ReportDocument document, Supplier<Table> table) {
    return new Report(
        "", document, () -> List.of(StreamedTable.of(table.get())), List::of, NOTHING_RECORDED);
  }

  /** Returns a report of one table whose rows are read while they are written. */
  public static Report ofLong(ReportDocument document, Supplier<StreamedTable> table) {
    return new Report("", document, () -> List.of(table.get()), List::of, NOTHING_RECORDED);
  }

  /** Returns a report of several tables. */
  public static Report ofSections(ReportDocument document, Supplier<List<Table>> tables) {
    return new Report(
        "",
        document,
        () -> tables.get().stream().map(StreamedTable::of).toList(),
        List::of,
        NOTHING_RECORDED);
  }

  /** Returns this report with its window as subtitle. */
  public Report during(Window window) {
    return new Report(WindowDescription.describe(window), document, tables, charts, whenEmpty);
  }

  /**
   * Returns this report with its instant as subtitle.
   *
   * @param summary what it comes to, such as {@code 8 buckets: 1 low}; may be empty
   */
  public Report asOf(String summary, Instant instant, ZoneId zone) {
    String at =
        "as of " + WindowDescription.text(instant, zone) + ", " + WindowDescription.name(zone);
    return new Report(
        summary.isEmpty() ? at : summary + ", " + at, document, tables, charts, whenEmpty);
  }

  /** Returns this report with another sentence for a table without rows. */
  public Report whenEmpty(String sentence) {
    return new Report(about, document, tables, charts, sentence);
  }

  /**
   * Returns this report with the window it is about, which an empty table names.
   *
   * @param what what a table of the report lists, such as {@code events}
   */
  public Report during(Window window, String what) {
    return during(window).whenEmpty(WindowDescription.without(what, window));
  }

  /** Returns this report with other tables. */
  Report withTables(List<StreamedTable> others) {
    return new Report(about, document, () -> others, charts, whenEmpty);
  }

  /** Returns this report with charts. */
  public Report with(Supplier<List<Chart>> shown) {
    return new Report(about, document, tables, shown, whenEmpty);
  }

  /** Returns the tables with all rows in memory. */
  public List<Table> completeTables() {
    return tables.get().stream().map(Report::complete).toList();
  }

  static Table complete(StreamedTable table) {
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
