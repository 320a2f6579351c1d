package dev.saldo.history.jooq.text;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The values of a statement, which are bound without jOOQ. */
public final class StatementValues {

  private StatementValues() {}

  /** Runs a query; closing the rows closes its statement. */
  public static ResultSet query(Connection connection, String text, @Nullable Object... values)
      throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(text);
    try {
      prepared.closeOnCompletion();
      for (int i = 0; i < values.length; i++) {
        bind(prepared, i + 1, values[i]);
      }
      return prepared.executeQuery();
    } catch (Throwable e) {
      prepared.close();
      throw e;
    }
  }

  /**
   * Binds a value: {@code Long}, {@code Integer}, {@code BigDecimal}, {@code Boolean}, {@code
   * Instant}, {@code String}, {@code byte[]}, an enum constant, an array of {@code Long}, {@code
   * Instant} or {@code String}, or null.
   *
   * @param place the position of the value, from 1
   */
  public static void bind(PreparedStatement prepared, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Long number -> prepared.setLong(place, number);
      case Integer number -> prepared.setInt(place, number);
      case BigDecimal decimal -> prepared.setBigDecimal(place, decimal);
      case Boolean truth -> prepared.setBoolean(place, truth);
      case Instant instant -> prepared.setObject(place, column(instant));
      case Enum<?> word -> prepared.setString(place, word.name());
      case String[] texts -> bindArray(prepared, place, "varchar", texts);
      case Long[] numbers -> bindArray(prepared, place, "int8", numbers);
      case Instant[] instants -> bindArray(prepared, place, "timestamptz", columns(instants));
      case byte[] bytes -> prepared.setBytes(place, bytes);
      case String text -> prepared.setString(place, text);
      case null -> prepared.setObject(place, null);
      default -> throw new IllegalArgumentException("no column takes a " + value.getClass());
    }
  }

  /** Binds an array of a type, which H2 takes from the values. */
  private static void bindArray(PreparedStatement prepared, int place, String type, Object[] values)
      throws SQLException {
    prepared.setArray(place, prepared.getConnection().createArrayOf(type, values));
  }

  private static OffsetDateTime[] columns(Instant[] instants) {
    OffsetDateTime[] columns = new OffsetDateTime[instants.length];
    for (int i = 0; i < instants.length; i++) {
      columns[i] = column(instants[i]);
    }
    return columns;
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
