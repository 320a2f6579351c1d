package dev.saldo.history.jooq.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one statement and sends them a thousand at a time. jOOQ writes the statement
 * and JDBC takes the values, because jOOQ's own way to bind them costs as much as the database.
 */
public final class StatementRowBatch {

  private static final int ROWS = 1_000;
  private static final int GATHERED = 50_000;

  private final DSLContext sql;
  private final Query statement;
  private final int gathered;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  private StatementRowBatch(DSLContext sql, Query statement, int gathered) {
    this.sql = sql;
    this.statement = statement;
    this.gathered = gathered;
  }

  /** Makes a batch that sends itself by the thousand rows. */
  public StatementRowBatch(DSLContext sql, Query statement) {
    this(sql, statement, ROWS);
  }

  /**
   * Returns a batch that gathers many rows and sends them series by series, so that a long import
   * which changes between series with each row does not rewrite a page with each row. The first
   * value of a row is the number of its series.
   */
  public static StatementRowBatch bySeries(DSLContext sql, Query statement) {
    return new StatementRowBatch(sql, statement, GATHERED);
  }

  /**
   * Adds a row: numbers, decimals, truth values, instants, texts, bytes, constants and nulls, as in
   * the statement.
   */
  public void add(@Nullable Object... values) {
    rows.add(values);
    if (rows.size() == gathered) {
      flush();
    }
  }

  /** Sends the rows that wait. */
  public void flush() {
    if (rows.isEmpty()) {
      return;
    }
    if (gathered > ROWS) {
      rows.sort(Comparator.comparing(row -> (Long) row[0]));
    }
    sql.connection(this::send);
    rows.clear();
  }

  private void send(Connection connection) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(sql.render(statement))) {
      int waiting = 0;
      for (@Nullable Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          bind(prepared, column + 1, row[column]);
        }
        prepared.addBatch();
        if (++waiting == ROWS) {
          prepared.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        prepared.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement prepared, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Long number -> prepared.setLong(place, number);
      case BigDecimal decimal -> prepared.setBigDecimal(place, decimal);
      case Boolean truth -> prepared.setBoolean(place, truth);
      case Instant instant -> prepared.setObject(place, instant.atOffset(ZoneOffset.UTC));
      case Enum<?> word -> prepared.setString(place, word.name());
      case String[] texts ->
          prepared.setArray(place, prepared.getConnection().createArrayOf("varchar", texts));
      case byte[] bytes -> prepared.setBytes(place, bytes);
      case String text -> prepared.setString(place, text);
      case null -> prepared.setObject(place, null);
      default -> throw new IllegalArgumentException("no column takes a " + value.getClass());
    }
  }
}
