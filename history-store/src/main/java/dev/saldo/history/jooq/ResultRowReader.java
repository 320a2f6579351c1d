package dev.saldo.history.jooq;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows column by column, in the order in which the statement selects them. */
final class ResultRowReader {

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
    OffsetDateTime time = rows.getObject(++column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  List<String> texts() throws SQLException {
    Object[] array = (Object[]) rows.getArray(++column).getArray();
    return Stream.of(array).map(String.class::cast).toList();
  }

  /** Reads the columns of a sample in a row whose checksum covers other columns as well. */
  TotalledSample uncheckedSample(Meaning meaning) throws SQLException {
    TotalledSample sample = TotalledSampleColumns.readUncheckedOrNull(rows, column + 1, meaning);
    column += TotalledSampleColumns.COUNT - 1;
    return Objects.requireNonNull(sample);
  }

  /** Reads the columns of a sample; null if an outer join found none. */
  @Nullable TotalledSample sample(Meaning meaning) throws SQLException {
    TotalledSample sample = TotalledSampleColumns.readOrNull(rows, column + 1, meaning);
    column += TotalledSampleColumns.COUNT;
    return sample;
  }
}
