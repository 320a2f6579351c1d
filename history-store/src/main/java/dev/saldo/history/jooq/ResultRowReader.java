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

/** Reads rows column by column, from left to right, as the statement selects them. */
final class ResultRowReader {

  private final ResultSet rows;
  private int place;

  ResultRowReader(ResultSet rows) {
    this.rows = rows;
  }

  /** Moves on to the next row; returns whether there is one. */
  boolean next() throws SQLException {
    place = 0;
    return rows.next();
  }

  long number() throws SQLException {
    return rows.getLong(++place);
  }

  boolean truth() throws SQLException {
    return rows.getBoolean(++place);
  }

  String text() throws SQLException {
    return Objects.requireNonNull(rows.getString(++place));
  }

  <E extends Enum<E>> E word(Class<E> type) throws SQLException {
    return Enum.valueOf(type, text());
  }

  BigDecimal decimal() throws SQLException {
    return Objects.requireNonNull(decimalOrNull());
  }

  byte[] bytes() throws SQLException {
    return Objects.requireNonNull(rows.getBytes(++place));
  }

  @Nullable BigDecimal decimalOrNull() throws SQLException {
    BigDecimal value = rows.getBigDecimal(++place);
    return value == null ? null : Amount.plain(value);
  }

  Instant instant() throws SQLException {
    return Objects.requireNonNull(instantOrNull());
  }

  @Nullable Instant instantOrNull() throws SQLException {
    OffsetDateTime time = rows.getObject(++place, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  List<String> texts() throws SQLException {
    Object[] array = (Object[]) rows.getArray(++place).getArray();
    return Stream.of(array).map(String.class::cast).toList();
  }

  /** Reads the columns of a sample; null if an outer join found none. */
  @Nullable TotalledSample sample(Meaning meaning) throws SQLException {
    TotalledSample sample = TotalledSampleColumns.readOrNull(rows, place + 1, meaning);
    place += TotalledSampleColumns.COUNT;
    return sample;
  }
}
