package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/** A connection that sees one moment of the history. Closing it twice is closing it once. */
public final class Snapshot implements AutoCloseable {

  private final Connection connection;
  private final DSLContext sql;
  private final boolean autoCommit;
  private final int isolation;
  private boolean open = true;

  private Snapshot(Connection connection, DSLContext sql, boolean autoCommit, int isolation) {
    this.connection = connection;
    this.sql = sql;
    this.autoCommit = autoCommit;
    this.isolation = isolation;
  }

  /** Begins on a connection, which it will close. */
  static Snapshot on(Connection connection) throws SQLException {
    try {
      Snapshot snapshot =
          new Snapshot(
              connection,
              Product.sql(connection),
              connection.getAutoCommit(),
              connection.getTransactionIsolation());
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Product.of(connection).snapshotIsolation());
      return snapshot;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Returns what reads that moment. */
  public DSLContext sql() {
    return sql;
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try (Connection closing = connection) {
      closing.rollback();
      closing.setTransactionIsolation(isolation);
      closing.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      throw Faults.of(e);
    }
  }
}
