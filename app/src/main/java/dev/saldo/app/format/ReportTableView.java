package dev.saldo.app.format;

import dev.saldo.account.NameSuggestions;
import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The part of a report that a user wants to see, in a chosen order. Columns are named by their keys
 * or headings.
 *
 * @param columns the columns to show, in this order; all if empty
 * @param order the order of the rows; empty for that of the report
 * @param states the states of the rows to show; all if empty
 * @param limit the maximum number of rows of a table
 */
public record ReportTableView(
    List<String> columns, Optional<ReportRowOrder> order, Set<String> states, OptionalInt limit) {

  private static final Set<String> STATES = Set.of("state", "status", "outcome");

  public ReportTableView {
    columns = List.copyOf(columns);
    states = Set.copyOf(states);
  }

  /** Returns whether it shows everything. */
  public boolean isComplete() {
    return columns.isEmpty() && order.isEmpty() && states.isEmpty() && limit.isEmpty();
  }

  /**
   * Returns the visible part of a report. Charts are left out if rows may be.
   *
   * @throws UnknownColumnException if no table has a column that is named
   */
  public Report of(Report report) {
    if (isComplete()) {
      return report;
    }
    List<StreamedTable> tables = report.tables().get();
    columns.forEach(name -> require(tables, name));
    order.ifPresent(sorted -> require(tables, sorted.column()));
    Report visible =
        report.withTables(
            tables.stream().map(this::withRows).flatMap(t -> withColumns(t).stream()).toList());
    if (!states.isEmpty()) {
      visible = visible.whenEmpty(presentStates(tables));
    }
    return states.isEmpty() && limit.isEmpty() ? visible : visible.with(List::of);
  }

  private StreamedTable withRows(StreamedTable table) {
    StreamedTable shown = table;
    if (!states.isEmpty()) {
      List<Integer> stated = stateColumns(table);
      shown =
          filtered(table, row -> stated.stream().anyMatch(i -> states.contains(word(row.get(i)))));
    }
    if (order.isPresent()) {
      shown = order.get().sorted(shown, find(table, order.get().column()));
    }
    return limit.isPresent() ? first(shown, limit.getAsInt()) : shown;
  }

  private static StreamedTable filtered(StreamedTable table, Predicate<List<Cell>> wanted) {
    return with(
        table,
        reader ->
            table
                .rows()
                .forEach(
                    row -> {
                      if (wanted.test(row)) {
                        reader.accept(row);
                      }
                    }));
  }

  private static StreamedTable first(StreamedTable table, int most) {
    return with(
        table,
        reader -> {
          int[] left = {most};
          table
              .rows()
              .forEach(
                  row -> {
                    if (left[0]-- > 0) {
                      reader.accept(row);
                    }
                  });
        });
  }

  private static StreamedTable with(StreamedTable table, StreamedTable.Rows rows) {
    return new StreamedTable(table.title(), table.zone(), table.columns(), rows);
  }

  /** Returns the table with the chosen columns; empty if it has none of them. */
  private Optional<StreamedTable> withColumns(StreamedTable table) {
    if (columns.isEmpty()) {
      return Optional.of(table);
    }
    List<Integer> chosen =
        columns.stream().map(name -> find(table, name)).filter(index -> index >= 0).toList();
    List<Column> shown = new ArrayList<>();
    for (int index : chosen) {
      Column column = table.columns().get(index);
      shown.add(column.role() == Role.PICTURE ? column : Column.of(column.key(), column.heading()));
    }
    return chosen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StreamedTable(
                table.title(),
                table.zone(),
                shown,
                reader ->
                    table
                        .rows()
                        .forEach(row -> reader.accept(chosen.stream().map(row::get).toList()))));
  }

  private static void require(List<StreamedTable> tables, String name) {
    if (tables.stream().allMatch(table -> find(table, name) < 0)) {
      List<String> keys =
          tables.stream().flatMap(t -> t.columns().stream()).map(Column::key).distinct().toList();
      throw new UnknownColumnException(
          "no column '" + name + "'" + NameSuggestions.hint(name, keys));
    }
  }

  /** Returns the index of a column, or -1. */
  private static int find(StreamedTable table, String name) {
    List<Column> all = table.columns();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).key().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                IntStream.range(0, all.size())
                    .filter(i -> all.get(i).heading().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(-1));
  }

  private static List<Integer> stateColumns(StreamedTable table) {
    return IntStream.range(0, table.columns().size())
        .filter(i -> STATES.contains(table.columns().get(i).key()))
        .boxed()
        .toList();
  }

  private String presentStates(Collection<StreamedTable> tables) {
    Set<String> present = new TreeSet<>();
    for (StreamedTable table : tables) {
      List<Integer> stated = stateColumns(table);
      table.rows().forEach(row -> stated.forEach(i -> present.add(word(row.get(i)))));
    }
    if (tables.stream().allMatch(table -> stateColumns(table).isEmpty())) {
      throw new UnknownColumnException("--state applies to reports with states, such as status");
    }
    return "no row has the state %s; there are: %s"
        .formatted(
            String.join(" or ", new TreeSet<>(states)),
            present.isEmpty() ? "none" : String.join(", ", present));
  }

  private static String word(Cell cell) {
    return switch (cell) {
      case Cell.Status status -> status.word();
      case Cell.Text text -> text.text().toLowerCase(Locale.ROOT);
      default -> "";
    };
  }
}
