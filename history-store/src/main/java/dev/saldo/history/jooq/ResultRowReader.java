package dev.saldo.history.jooq;

import dev.saldo.history.RunningTotals;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.column.RawAmountColumn;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows column by column, in the order in which the statement selects them. */
final class ResultRowReader {

  /** Runs a statement. */
  @FunctionalInterface
  interface Source {
    ResultSet open() throws SQLException;
  }

  private final ResultSet rows;
  private int column;

  ResultRowReader(ResultSet rows) {
    this.rows = rows;
  }

  /** Moves to the next row and returns whether there is one. */
  boolean next() throws SQLException {
    column = 0;
    return rows.next();
  }

  long number() throws SQLException {
    return rows.getLong(++column);
  }

  @Nullable Long numberOrNull() throws SQLException {
    long number = number();
    return rows.wasNull() ? null : number;
  }

  int checksum() throws SQLException {
    return rows.getInt(++column);
  }

  boolean truth() throws SQLException {
    return rows.getBoolean(++column);
  }

  String text() throws SQLException {
    return Objects.requireNonNull(rows.getString(++column));
  }

  <E extends Enum<E>> E word(Class<E> type) throws SQLException {
    return Enum.valueOf(type, text());
  }

  BigDecimal decimal() throws SQLException {
    return Objects.requireNonNull(decimalOrNull());
  }

  byte[] bytes() throws SQLException {
    return Objects.requireNonNull(rows.getBytes(++column));
  }

  @Nullable BigDecimal decimalOrNull() throws SQLException {
    BigDecimal value = rows.getBigDecimal(++column);
    return value == null ? null : Amount.plain(value);
  }

  Instant instant() throws SQLException {
    return Objects.requireNonNull(instantOrNull());
  }

  @Nullable Instant instantOrNull() throws SQLException {
    return ColumnInstants.readOrNull(rows, ++column);
  }

  List<String> texts() throws SQLException {
    Object[] array = (Object[]) rows.getArray(++column).getArray();
    return Stream.of(array).map(String.class::cast).toList();
  }

  /** Reads the columns of a sample in a row whose checksum covers other columns as well. */
  TotalledSample uncheckedSample(Meaning meaning) throws SQLException {
    TotalledSample sample = readUncheckedOrNull(rows, column + 1, meaning);
    column += TotalledSampleColumns.COUNT - 1;
    return Objects.requireNonNull(sample);
  }

  /** Reads the columns of a sample; null if an outer join found none. */
  @Nullable TotalledSample sample(Meaning meaning) throws SQLException {
    TotalledSample sample = readOrNull(rows, column + 1, meaning);
    column += TotalledSampleColumns.COUNT;
    return sample;
  }

  /**
   * Returns the sample whose columns, in the order of {@link TotalledSampleColumns#all}, start at
   * an index, from 1; null if an outer join found none. Refuses one that does not match its
   * checksum.
   */
  static @Nullable TotalledSample readOrNull(ResultSet row, int index, Meaning meaning)
      throws SQLException {
    TotalledSample read = readUncheckedOrNull(row, index, meaning);
    return read == null
        ? null
        : checked(
            read, row.getInt(index + TotalledSampleColumns.COUNT - 1), row.getString(index + 3));
  }

  /** Reads a sample like {@link #readOrNull} from a row whose checksum is that of more columns. */
  static @Nullable TotalledSample readUncheckedOrNull(ResultSet row, int index, Meaning meaning)
      throws SQLException {
    BigDecimal fallen = row.getBigDecimal(index + 5);
    BigDecimal risen = row.getBigDecimal(index + 6);
    if (fallen == null || risen == null) {
      return null;
    }
    Amount amountRead =
        RawAmountColumn.read(
            row.getBigDecimal(index + 1), row.getBoolean(index + 2), row.getString(index + 3));
    RunningTotals totals =
        new RunningTotals(
            fallen, risen, row.getLong(index + 7), Duration.ofMillis(row.getLong(index + 8)));
    return new TotalledSample(
        meaning,
        ColumnInstants.read(row, index),
        amountRead,
        plain(row.getBigDecimal(index + 4)),
        totals,
        ColumnInstants.readOrNull(row, index + 9));
  }

  static @Nullable BigDecimal plain(@Nullable BigDecimal held) {
    return held == null ? null : Amount.plain(held);
  }

  static TotalledSample checked(TotalledSample read, int stored, @Nullable String rawAmount) {
    Amount amountRead = read.amount();
    RowChecksum.require(
        stored,
        "sample",
        read.observedAt(),
        read.observedAt(),
        amountRead.value(),
        amountRead.unlimited(),
        rawAmount,
        read.held(),
        read.vendorTime());
    return read;
  }
}
