package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/** One durable transaction that no other writer overlaps. */
final class DurableWriteTransaction {

  private DurableWriteTransaction() {}

  /**
   * The outcome of a transaction.
   *
   * @param value the result of the work
   * @param ledger the ledger after the transaction, safe on disk
   */
  record Outcome<T>(T value, HistoryLedger ledger) {}

  /** Work between a commit and the checkpoint that forces it to disk. */
  @FunctionalInterface
  interface Afterwards {
    void run(Connection connection) throws SQLException;
  }

  /** Runs work on a connection without auto-commit; leaves no transaction open on it. */
  static <T> Outcome<T> run(Connection connection, TransactionWork<T> work, Afterwards afterwards)
      throws SQLException {
    return run(connection, SchemaName.DEFAULT, work, afterwards);
  }

  /** Runs work in a schema, like {@link #run(Connection, TransactionWork, Afterwards)}. */
  static <T> Outcome<T> run(
      Connection connection, SchemaName schema, TransactionWork<T> work, Afterwards afterwards)
      throws SQLException {
    Outcome<T> outcome = commit(connection, schema, work);
    toDisk(connection, afterwards);
    return outcome;
  }

  private static <T> Outcome<T> commit(
      Connection connection, SchemaName schema, TransactionWork<T> work) throws SQLException {
    try {
      DSLContext sql = DatabaseProduct.sql(connection, schema);
      HistoryLedger.count(sql);
      HistoryLedger ledger = HistoryLedger.read(sql);
      Outcome<T> outcome = new Outcome<>(work.run(sql, ledger), ledger);
      confirm(connection);
      return outcome;
    } catch (Throwable e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void confirm(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (DatabaseErrors.isLost(e)) {
        throw new HistoryException(
            "perhaps recorded: the connection was lost before the server confirmed it (%s); append it again, which is safe because duplicates are ignored"
                .formatted(DatabaseErrors.firstLine(e)),
            e);
      }
      throw e;
    }
  }

  private static void toDisk(Connection connection, Afterwards afterwards) {
    try {
      afterwards.run(connection);
      DatabaseProduct.of(connection).toDisk(connection);
    } catch (SQLException | RuntimeException e) {
      throw new HistoryException(
          "committed, but not confirmed on disk (%s): append again, which is safe because duplicates are ignored"
              .formatted(DatabaseErrors.message(e)),
          e);
    }
  }

  /** Does nothing if the connection is closed: then there is nothing left to roll back. */
  private static void rollBack(Connection connection, Throwable reason) {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
