package dev.saldo.report;

import dev.saldo.report.Cell.Precision;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, each with the function that creates its cell from a row. Immutable and
 * thread-safe; every method that adds or changes a column returns new columns.
 *
 * @param <R> the type of a row
 */
public final class TableColumns<R> {

  private static final Cell EMPTY = new Cell.Text("");
  private static final Cell UNKNOWN = new Cell.Unknown("");

  /**
   * A column with the function that fills it.
   *
   * @param absent its cell in a row that lacks the part that the column shows
   * @param detailIfZero whether it is a detail in tables in which all its figures are zero
   */
  private record Filled<R>(
      Column column, Function<? super R, Cell> cell, Cell absent, boolean detailIfZero) {

    Filled<R> withRole(Role role) {
      return new Filled<>(column.withRole(role), cell, absent, detailIfZero);
    }

    <S> Filled<S> with(Function<? super S, Cell> other) {
      return new Filled<>(column, other, absent, detailIfZero);
    }

    Column column(List<List<Cell>> rows, int index) {
      boolean zero = detailIfZero && rows.stream().allMatch(row -> isZero(row.get(index)));
      return zero ? column.withRole(Role.DETAIL) : column;
    }

    private static boolean isZero(Cell cell) {
      return !(cell instanceof Cell.Figure figure) || figure.value().signum() == 0;
    }
  }

  private final List<Filled<R>> filled;

  private TableColumns(List<Filled<R>> filled) {
    this.filled = List.copyOf(filled);
  }

  /** Returns an empty list of columns. */
  public static <R> TableColumns<R> begin() {
    return new TableColumns<>(List.of());
  }

  /** Adds a column of text; null is empty. */
  public TableColumns<R> text(
      String key, String heading, Function<? super R, @Nullable String> text) {
    return add(key, heading, row -> text(text.apply(row)), EMPTY);
  }

  /** Adds the column of the unit of a row, whose absence is empty. */
  public TableColumns<R> unit(Function<? super R, Cell> unit) {
    return add("unitCode", "unit", unit, EMPTY);
  }

  /** Adds a column of constant names. */
  public TableColumns<R> word(
      String key, String heading, Function<? super R, ? extends Enum<?>> constant) {
    return add(key, heading, row -> Cell.word(constant.apply(row)), EMPTY);
  }

  /** Adds a column of figures as stated; null is unknown. */
  public TableColumns<R> stated(
      String key, String heading, Function<? super R, @Nullable BigDecimal> figure) {
    return cell(key, heading, row -> Cell.figure(figure.apply(row)));
  }

  /** Adds a column of numbers that are not amounts in the unit of the row; null is unknown. */
  public TableColumns<R> number(
      String key, String heading, Function<? super R, @Nullable BigDecimal> number) {
    return cell(key, heading, row -> Cell.figure(number.apply(row), Precision.OTHER));
  }

  /** Adds a column of figures calculated from stated ones; null is unknown. */
  public TableColumns<R> calculated(
      String key, String heading, Function<? super R, @Nullable BigDecimal> figure) {
    return cell(key, heading, row -> Cell.figure(figure.apply(row), Precision.CALCULATED));
  }

  /** Adds a column of figures per unit of time; null is unknown. */
  public TableColumns<R> rate(
      String key, String heading, Function<? super R, @Nullable BigDecimal> figure) {
    return cell(key, heading, row -> Cell.figure(figure.apply(row), Precision.RATE));
  }

  /** Adds a column of amounts as stated by the vendor. */
  public TableColumns<R> amount(String key, String heading, Function<? super R, Amount> amount) {
    return cell(key, heading, row -> Cell.amount(amount.apply(row)));
  }

  /** Adds a column of counts. */
  public TableColumns<R> count(String key, String heading, ToLongFunction<? super R> count) {
    return cell(key, heading, row -> new Cell.Count(count.applyAsLong(row)));
  }

  /** Adds a column of shares, 0 to 1. */
  public TableColumns<R> share(String key, String heading, Function<? super R, BigDecimal> share) {
    return cell(key, heading, row -> new Cell.Share(share.apply(row)));
  }

  /** Adds a column of instants, UTC; null is unknown. */
  public TableColumns<R> time(
      String key, String heading, Function<? super R, @Nullable Instant> instant) {
    return cell(key, heading, row -> Cell.time(instant.apply(row)));
  }

  /** Adds a column of booleans. */
  public TableColumns<R> flag(String key, String heading, Predicate<? super R> condition) {
    return cell(key, heading, row -> new Cell.Flag(condition.test(row)));
  }

  /** Adds a column of any cells. */
  public TableColumns<R> cell(String key, String heading, Function<? super R, Cell> cell) {
    return add(key, heading, cell, UNKNOWN);
  }

  private TableColumns<R> add(
      String key, String heading, Function<? super R, Cell> cell, Cell absent) {
    return with(filled.size(), new Filled<>(Column.of(key, heading), cell, absent, false));
  }

  /** Makes the last column a detail, which only wide and machine-readable formats show. */
  public TableColumns<R> detail() {
    return with(filled.size() - 1, filled.getLast().withRole(Role.DETAIL));
  }

  /** Makes the last column one that gives way in a narrow terminal. */
  public TableColumns<R> spare() {
    return with(filled.size() - 1, filled.getLast().withRole(Role.SPARE));
  }

  /** Makes the last column one that only files for programs and spreadsheets contain. */
  public TableColumns<R> file() {
    return with(filled.size() - 1, filled.getLast().withRole(Role.FILE));
  }

  /** Makes the last column a detail if a condition is true. */
  public TableColumns<R> detailIf(boolean condition) {
    return condition ? detail() : this;
  }

  /**
   * Makes the last column a detail in tables in which it has only zeros; streamed tables always
   * show it.
   */
  public TableColumns<R> detailIfZero() {
    Filled<R> last = filled.getLast();
    return with(filled.size() - 1, new Filled<>(last.column(), last.cell(), last.absent(), true));
  }

  /** Makes the last column one that only terminals and documents show. */
  public TableColumns<R> picture() {
    return with(filled.size() - 1, filled.getLast().withRole(Role.PICTURE));
  }

  /** Adds other columns. */
  public TableColumns<R> and(TableColumns<R> others) {
    List<Filled<R>> both = new ArrayList<>(filled);
    both.addAll(others.filled);
    return new TableColumns<>(both);
  }

  /** Adds other columns if a condition is true. */
  public TableColumns<R> andIf(boolean condition, TableColumns<R> others) {
    return condition ? and(others) : this;
  }

  /** Returns these columns for rows that contain the part that they show. */
  public <S> TableColumns<S> from(Function<? super S, ? extends R> part) {
    List<Filled<S>> parts = new ArrayList<>();
    for (Filled<R> column : filled) {
      parts.add(column.with(row -> column.cell().apply(part.apply(row))));
    }
    return new TableColumns<>(parts);
  }

  /**
   * Returns these columns for rows that may lack the part; text is then empty and other cells are
   * unknown.
   */
  public <S> TableColumns<S> fromNullable(Function<? super S, ? extends @Nullable R> part) {
    List<Filled<S>> parts = new ArrayList<>();
    for (Filled<R> column : filled) {
      parts.add(
          column.with(
              row -> {
                R present = part.apply(row);
                return present == null ? column.absent() : column.cell().apply(present);
              }));
    }
    return new TableColumns<>(parts);
  }

  /** Returns a table with these columns. */
  public Table table(String title, ZoneId zone, List<? extends R> rows) {
    List<List<Cell>> cells = rows.stream().map(this::cells).toList();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < filled.size(); i++) {
      columns.add(filled.get(i).column(cells, i));
    }
    return new Table(title, zone, columns, cells);
  }

  /**
   * Returns a streamed table with these columns.
   *
   * @param rows passes every row to a reader, from the first, each time it is called
   */
  public StreamedTable longTable(String title, ZoneId zone, Consumer<Consumer<? super R>> rows) {
    List<Column> columns = filled.stream().map(Filled::column).toList();
    return new StreamedTable(
        title, zone, columns, reader -> rows.accept(row -> reader.accept(cells(row))));
  }

  private List<Cell> cells(R row) {
    List<Cell> cells = new ArrayList<>();
    for (Filled<R> column : filled) {
      cells.add(column.cell().apply(row));
    }
    return cells;
  }

  private static Cell text(@Nullable String text) {
    return text == null ? EMPTY : new Cell.Text(text);
  }

  private TableColumns<R> with(int index, Filled<R> column) {
    List<Filled<R>> others = new ArrayList<>(filled.subList(0, index));
    others.add(column);
    return new TableColumns<>(others);
  }
}
