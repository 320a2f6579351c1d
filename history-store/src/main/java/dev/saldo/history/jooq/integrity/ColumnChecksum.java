package dev.saldo.history.jooq.integrity;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.DamagedHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The checksum that a table keeps of its other columns, in their order, except for some. */
public final class ColumnChecksum {

  /** The decimals that a column keeps. */
  private static final int SCALE = 12;

  private final Table<?> table;
  private final Field<Integer> checksum;
  private final List<Field<?>> covered;

  private ColumnChecksum(Table<?> table, Field<Integer> checksum, List<Field<?>> covered) {
    this.table = table;
    this.checksum = checksum;
    this.covered = covered;
  }

  /** Returns the checksum of the columns of a table that are not among the excepted ones. */
  public static ColumnChecksum of(Table<?> table, Field<Integer> checksum, Field<?>... excepted) {
    List<Field<?>> others = new ArrayList<>(Arrays.asList(table.fields()));
    others.remove(checksum);
    others.removeAll(Arrays.asList(excepted));
    return new ColumnChecksum(table, checksum, List.copyOf(others));
  }

  /** Returns the columns that must be read to check a row, which include the checksum. */
  public List<Field<?>> columns() {
    List<Field<?>> all = new ArrayList<>(covered);
    all.add(checksum);
    return all;
  }

  /** Returns the checksum of the values of a row, as a column would keep them. */
  public int of(Function<Field<?>, @Nullable Object> values) {
    return RowChecksum.of(covered.stream().map(field -> kept(values.apply(field))).toArray());
  }

  /** Returns whether a row with these columns is as it was written. */
  public boolean matches(Record row) {
    return row.get(checksum) == of(row::get);
  }

  /** Refuses a row as damaged unless it is as it was written. */
  public void require(Record row, String name) {
    if (!matches(row)) {
      throw refusal(name);
    }
  }

  /**
   * Changes the rows that fulfil a condition, and their checksums. A damaged one keeps a checksum
   * that does not match.
   *
   * @param key the primary key
   * @param changes sets other columns of a row
   */
  public <T> void change(
      DSLContext sql, Field<T> key, Condition condition, UnaryOperator<Record> changes) {
    var rows = sql.select(Arrays.asList(table.fields())).from(table).where(condition);
    for (Record row : rows.orderBy(key).forUpdate().fetch()) {
      boolean intact = matches(row);
      Record changed = changes.apply(row);
      if (intact) {
        changed.set(checksum, of(changed::get));
      }
      sql.update(table).set(changed).where(key.eq(changed.get(key))).execute();
    }
  }

  static HistoryException refusal(String name) {
    return DamagedHistory.refusal("the row of %s does not match its checksum".formatted(name));
  }

  private static @Nullable Object kept(@Nullable Object value) {
    return value instanceof BigDecimal decimal && decimal.scale() > SCALE
        ? decimal.setScale(SCALE, RoundingMode.HALF_UP)
        : value;
  }
}
