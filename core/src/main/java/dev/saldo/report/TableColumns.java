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
 * The columns of a table, each with the function that takes its cell from a row. Immutable: every
 * method that adds or changes a column returns new columns.
 *
 * @param <R> the type of a row
 */
public final class TableColumns<R> {

  private static final Cell NO_WORD = new Cell.Text("");
  private static final Cell UNKNOWN = new Cell.Unknown("");

  /**
   * A column that fills itself.
   *
   * @param absent its cell in a row that lacks the part the column is about
   * @param detailIfZero whether it is a detail in a table in which it has nothing but zeros
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

  /** Returns no columns yet. */
  public static <R> TableColumns<R> begin() {
    return new TableColumns<>(List.of());
  }

  /** Adds words; null is empty. */
  public TableColumns<R> text(
      String key, String heading, Function<? super R, @Nullable String> text) {
    return add(key, heading, row -> text(text.apply(row)), NO_WORD);
  }

  /** Adds the names of constants. */
  public TableColumns<R> word(
      String key, String heading, Function<? super R, ? extends Enum<?>> constant) {
    return add(key, heading, row -> Cell.word(constant.apply(row)), NO_WORD);
  }

  /** Adds figures as they are stated; null is unknown. */
  public TableColumns<R> stated(
      String key, String heading, Function<? super R, @Nullable BigDecimal> figure) {
    return cell(key, heading, row -> Cell.figure(figure.apply(row)));
  }

  /** Adds figures calculated from stated ones; null is unknown. */
  public TableColumns<R> calculated(
      String key, String heading, Function<? super R, @Nullable BigDecimal> figure) {
    return cell(key, heading, row -> Cell.figure(figure.apply(row), Precision.CALCULATED));
  }

  /** Adds figures per time; null is unknown. */
  public TableColumns<R> rate(
      String key, String heading, Function<? super R, @Nullable BigDecimal> figure) {
    return cell(key, heading, row -> Cell.figure(figure.apply(row), Precision.RATE));
  }

  /** Adds amounts as a vendor states them. */
  public TableColumns<R> amount(String key, String heading, Function<? super R, Amount> amount) {
    return cell(key, heading, row -> Cell.amount(amount.apply(row)));
  }

  /** Adds counts. */
  public TableColumns<R> count(String key, String heading, ToLongFunction<? super R> count) {
    return cell(key, heading, row -> new Cell.Count(count.applyAsLong(row)));
  }

  /** Adds shares, 0 to 1. */
  public TableColumns<R> share(String key, String heading, Function<? super R, BigDecimal> share) {
    return cell(key, heading, row -> new Cell.Share(share.apply(row)));
  }

  /** Adds instants, UTC; null is unknown. */
  public TableColumns<R> time(
      String key, String heading, Function<? super R, @Nullable Instant> instant) {
    return cell(key, heading, row -> Cell.time(instant.apply(row)));
  }

  /** Adds claims that hold or not. */
  public TableColumns<R> flag(String key, String heading, Predicate<? super R> claim) {
    return cell(key, heading, row -> new Cell.Flag(claim.test(row)));
  }

  /** Adds cells of any type. */
  public TableColumns<R> cell(String key, String heading, Function<? super R, Cell> cell) {
    return add(key, heading, cell, UNKNOWN);
  }

  private TableColumns<R> add(
      String key, String heading, Function<? super R, Cell> cell, Cell absent) {
    return with(filled.size(), new Filled<>(Column.of(key, heading), cell, absent, false));
  }

  /** Makes the last column one that only wide or machine-read formats show. */
  public TableColumns<R> detail() {
    return with(filled.size() - 1, filled.getLast().withRole(Role.DETAIL));
  }

  /** Makes the last column a detail on a condition. */
  public TableColumns<R> detailIf(boolean condition) {
    return condition ? detail() : this;
  }

  /** Makes the last column a detail in tables that are not long and have only zeros in it. */
  public TableColumns<R> detailIfZero() {
    Filled<R> last = filled.getLast();
    return with(filled.size() - 1, new Filled<>(last.column(), last.cell(), last.absent(), true));
  }

  /** Makes the last column one that only a terminal or a document shows. */
  public TableColumns<R> picture() {
    return with(filled.size() - 1, filled.getLast().withRole(Role.PICTURE));
  }

  /** Adds columns. */
  public TableColumns<R> and(TableColumns<R> others) {
    List<Filled<R>> both = new ArrayList<>(filled);
    both.addAll(others.filled);
    return new TableColumns<>(both);
  }

  /** Adds columns on a condition. */
  public TableColumns<R> andIf(boolean condition, TableColumns<R> others) {
    return condition ? and(others) : this;
  }

  /** Returns these columns for rows of which they show a part. */
  public <S> TableColumns<S> from(Function<? super S, ? extends R> part) {
    List<Filled<S>> parts = new ArrayList<>();
    for (Filled<R> column : filled) {
      parts.add(column.with(row -> column.cell().apply(part.apply(row))));
    }
    return new TableColumns<>(parts);
  }

  /** Returns these columns for rows that may lack the part: words are empty, others unknown. */
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

  /** Returns the table of some rows. */
  public Table table(String title, ZoneId zone, List<? extends R> rows) {
    List<List<Cell>> cells = rows.stream().map(this::cells).toList();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < filled.size(); i++) {
      columns.add(filled.get(i).column(cells, i));
    }
    return new Table(title, zone, columns, cells);
  }

  /**
   * Returns the table of rows that are read while they are written.
   *
   * @param rows hands out every row, from the first, whenever it is called
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
    return text == null ? NO_WORD : new Cell.Text(text);
  }

  private TableColumns<R> with(int index, Filled<R> column) {
    List<Filled<R>> others = new ArrayList<>(filled.subList(0, index));
    others.add(column);
    return new TableColumns<>(others);
  }
}
