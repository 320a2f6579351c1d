package dev.saldo.history.jooq.database;

import dev.saldo.history.jooq.text.StatementText;
import dev.saldo.history.jooq.text.StatementValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sees one moment of the history. It runs known texts without jOOQ, and other
 * statements with it. Closing it is idempotent. Not thread-safe.
 */
public final class HistoryReadSnapshot implements AutoCloseable {

  /** Takes a connection that is no longer used. */
  @FunctionalInterface
  interface ConnectionReturn {
    void take(Connection connection) throws SQLException;
  }

  /**
   * The settings of a connection that are restored.
   *
   * @param end takes the connection
   */
  private record Ending(ConnectionReturn end, boolean autoCommit, int isolation) {}

  private final @Nullable Connection connection;
  private final DatabaseProduct product;
  private final SchemaName schema;
  private @Nullable Ending ending;
  private @Nullable DSLContext sql;

  private HistoryReadSnapshot(
      @Nullable Connection connection, DatabaseProduct product, SchemaName schema) {
    this.connection = connection;
    this.product = product;
    this.schema = schema;
  }

  /** Returns a snapshot that sees what a transaction sees and does not change it. */
  public static HistoryReadSnapshot within(DSLContext sql) {
    HistoryReadSnapshot snapshot =
        new HistoryReadSnapshot(null, DatabaseProduct.of(sql), SchemaName.of(sql));
    snapshot.sql = sql;
    return snapshot;
  }

  /** Returns a view of a connection, which sees what was committed before each statement. */
  static HistoryReadSnapshot of(Connection connection) throws SQLException {
    return new HistoryReadSnapshot(connection, DatabaseProduct.of(connection), SchemaName.DEFAULT);
  }

  /** Begins a snapshot on a connection, which is closed with it. */
  static HistoryReadSnapshot on(Connection connection) throws SQLException {
    return on(connection, SchemaName.DEFAULT);
  }

  /** Begins a snapshot of a schema on a connection, which is closed with the snapshot. */
  static HistoryReadSnapshot on(Connection connection, SchemaName schema) throws SQLException {
    return on(connection, schema, Connection::close);
  }

  /**
   * Begins a snapshot of a schema on a connection.
   *
   * @param end takes the connection when the snapshot is closed or cannot begin
   */
  static HistoryReadSnapshot on(Connection connection, SchemaName schema, ConnectionReturn end)
      throws SQLException {
    try {
      DatabaseProduct product = DatabaseProduct.of(connection);
      HistoryReadSnapshot snapshot = new HistoryReadSnapshot(connection, product, schema);
      boolean autoCommit = connection.getAutoCommit();
      snapshot.ending = new Ending(end, autoCommit, product.beginSnapshot(connection));
      return snapshot;
    } catch (SQLException e) {
      end.take(connection);
      throw e;
    }
  }

  /**
   * Runs a statement whose text is known. Closing the rows ends it.
   *
   * @param values the values in the order of the text
   * @throws org.jooq.exception.DataAccessException instead of an {@code SQLException} within a
   *     transaction that jOOQ runs
   */
  public ResultSet run(StatementText statement, @Nullable Object... values) throws SQLException {
    String text = product.texts().find(statement, schema.text());
    return connection == null
        ? sql().connectionResult(used -> StatementValues.query(used, text, values))
        : StatementValues.query(connection, text, values);
  }

  /** Returns the number of rows that a statement counts. */
  public int count(StatementText statement) {
    try (ResultSet rows = run(statement)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /** Returns whether the database is H2, whose indexes can be damaged so that they hide rows. */
  public boolean isOfH2() {
    return product == DatabaseProduct.H2;
  }

  /** Returns jOOQ's context for reading that moment. */
  public DSLContext sql() {
    if (sql == null) {
      sql = product.context(Objects.requireNonNull(connection), schema);
    }
    return sql;
  }

  @Override
  public void close() {
    Ending restored = ending;
    if (restored == null || connection == null) {
      return;
    }
    ending = null;
    try {
      try {
        product.endSnapshot(connection, restored.isolation());
        connection.setAutoCommit(restored.autoCommit());
      } finally {
        restored.end().take(connection);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }
}
