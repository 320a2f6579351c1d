package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/** A connection that sees one moment of the history. Closing it is idempotent. Not thread-safe. */
public final class HistoryReadSnapshot implements AutoCloseable {

  /** Takes a connection that is no longer used. */
  @FunctionalInterface
  interface ConnectionReturn {
    void take(Connection connection) throws SQLException;
  }

  private final Connection connection;
  private final ConnectionReturn end;
  private final DSLContext sql;
  private final boolean autoCommit;
  private final int isolation;
  private boolean open = true;

  private HistoryReadSnapshot(
      Connection connection,
      ConnectionReturn end,
      DSLContext sql,
      boolean autoCommit,
      int isolation) {
    this.connection = connection;
    this.end = end;
    this.sql = sql;
    this.autoCommit = autoCommit;
    this.isolation = isolation;
  }

  /** Returns a snapshot that sees what a transaction of the host sees and does not change it. */
  static HistoryReadSnapshot within(Connection connection, DSLContext sql) {
    HistoryReadSnapshot snapshot =
        new HistoryReadSnapshot(
            connection, Connection::close, sql, false, Connection.TRANSACTION_NONE);
    snapshot.open = false;
    return snapshot;
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
      DSLContext sql = DatabaseProduct.sql(connection, schema);
      boolean autoCommit = connection.getAutoCommit();
      int isolation = DatabaseProduct.of(connection).beginSnapshot(connection);
      return new HistoryReadSnapshot(connection, end, sql, autoCommit, isolation);
    } catch (SQLException e) {
      end.take(connection);
      throw e;
    }
  }

  /** Returns jOOQ's context for reading that moment. */
  public DSLContext sql() {
    return sql;
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      try {
        connection.rollback();
        if (isolation != Connection.TRANSACTION_NONE) {
          connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(autoCommit);
      } finally {
        end.take(connection);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }
}
