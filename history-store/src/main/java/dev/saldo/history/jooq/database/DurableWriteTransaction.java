package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.mvstore.MVStoreException;
import org.jooq.DSLContext;

/** One durable transaction that no other writer overlaps. */
final class DurableWriteTransaction {

  private DurableWriteTransaction() {}

  /**
   * What a transaction left.
   *
   * @param value what the work returned
   * @param ledger where the history stands now, safe on disk
   */
  record Outcome<T>(T value, HistoryLedger ledger) {}

  /** What is done between a commit and the checkpoint that takes it to the disk. */
  @FunctionalInterface
  interface Afterwards {
    void run(Connection connection) throws SQLException;
  }

  /** Runs work on a connection without auto-commit; leaves no transaction open on it. */
  static <T> Outcome<T> run(Connection connection, TransactionWork<T> work, Afterwards afterwards)
      throws SQLException {
    Outcome<T> outcome = commit(connection, work);
    toDisk(connection, afterwards);
    return outcome;
  }

  private static <T> Outcome<T> commit(Connection connection, TransactionWork<T> work)
      throws SQLException {
    try {
      DSLContext sql = DatabaseProduct.sql(connection);
      HistoryLedger.count(sql);
      HistoryLedger ledger = HistoryLedger.read(sql);
      Outcome<T> outcome = new Outcome<>(work.run(sql, ledger), ledger);
      connection.commit();
      return outcome;
    } catch (Throwable e) {
      rollBack(connection);
      throw e;
    }
  }

  private static void toDisk(Connection connection, Afterwards afterwards) {
    try {
      afterwards.run(connection);
      DatabaseProduct.of(connection).toDisk(connection);
    } catch (SQLException | MVStoreException e) {
      throw new HistoryException(
          "what was appended is kept, but not confirmed on disk (%s): append it again, twice is once"
              .formatted(DatabaseErrors.told(e)),
          e);
    }
  }

  /** Gives up quietly if the connection is gone: then there is nothing left to roll back. */
  private static void rollBack(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
    }
  }
}
