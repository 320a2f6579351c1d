package dev.saldo.app.format;

import dev.saldo.report.Cell;
import dev.saldo.report.StreamedTable;
import dev.saldo.report.Table;
import dev.saldo.report.Table.Column;
import dev.saldo.report.Table.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The common properties of the cells of a column, found in one pass over the rows. */
public final class TextColumnTraits {

  /** The alignment of a column. */
  public enum Kind {
    /** Words: aligned left, may be cut. */
    WORDS,
    /** Units of the amounts next to them: aligned left, never cut. */
    UNITS,
    /** Times and pictures: aligned left, never cut. */
    FIXED,
    /** Numbers: aligned right, never cut. */
    NUMBERS
  }

  private static final Set<Class<? extends Cell>> WORDS =
      Set.of(Cell.Text.class, Cell.Status.class, Cell.Flag.class);

  private final Column column;
  private final ZoneId zone;
  private final Set<Class<? extends Cell>> types = new HashSet<>();
  private final ColumnPrecision precision;
  private boolean daysOnly = true;
  private boolean hasRows;

  private TextColumnTraits(Column column, ZoneId zone, boolean evened) {
    this.column = column;
    this.zone = zone;
    this.precision = new ColumnPrecision(evened);
  }

  /** Returns the traits of the columns of a table for readers, whose figures have even decimals. */
  public static List<TextColumnTraits> measure(StreamedTable table) {
    return measure(table, true);
  }

  /** Returns the traits of a table for scripts, whose figures have the decimals they need. */
  public static List<TextColumnTraits> measureUneven(Table table) {
    return measure(StreamedTable.of(table), false);
  }

  private static List<TextColumnTraits> measure(StreamedTable table, boolean evened) {
    List<TextColumnTraits> traits = new ArrayList<>();
    for (Column column : table.columns()) {
      traits.add(new TextColumnTraits(column, table.zone(), evened));
    }
    table
        .rows()
        .forEach(
            row -> {
              for (int i = 0; i < row.size(); i++) {
                traits.get(i).add(row, i);
              }
            });
    return traits;
  }

  public static List<TextColumnTraits> measure(Table table) {
    return measure(StreamedTable.of(table));
  }

  private void add(List<Cell> row, int index) {
    Cell cell = row.get(index);
    hasRows = true;
    precision.add(row, index);
    types.add(cell.getClass());
    if (cell instanceof Cell.Time time) {
      daysOnly &= isMidnight(time.instant());
    }
  }

  private boolean isMidnight(Instant instant) {
    return LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant().equals(instant);
  }

  public Column column() {
    return column;
  }

  /** Returns whether there are no rows. */
  boolean isEmpty() {
    return !hasRows;
  }

  public boolean hasTimes() {
    return types.contains(Cell.Time.class);
  }

  /** Returns whether every instant is a midnight, so that its date is enough. */
  public boolean daysOnly() {
    return daysOnly;
  }

  /** Returns a figure of a row, rounded for display. */
  public BigDecimal shown(List<Cell> row, int index) {
    return precision.round(row, index);
  }

  public Kind kind() {
    if (column.role() == Role.PICTURE || hasTimes()) {
      return Kind.FIXED;
    }
    if (types.contains(Cell.Unit.class)) {
      return Kind.UNITS;
    }
    return types.stream().anyMatch(WORDS::contains) ? Kind.WORDS : Kind.NUMBERS;
  }
}
