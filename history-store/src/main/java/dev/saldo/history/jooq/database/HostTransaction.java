package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The database within a transaction of the host, or of a write that is running, which alone commits
 * it or rolls it back. Failed work is undone entirely, so the transaction can continue. Not
 * thread-safe, because the connection is not.
 */
public final class HostTransaction implements HistoryDatabase {

  private final Connection connection;
  private final DSLContext sql;

  private final @Nullable HistoryLedger counted;
  private boolean written;

  private HostTransaction(Connection connection, DSLContext sql, @Nullable HistoryLedger counted) {
    this.connection = connection;
    this.sql = sql;
    this.counted = counted;
  }

  /**
   * Returns the database within a write that has counted itself in the ledger. Its first work here
   * has that number, and any further work one of its own.
   */
  public static HostTransaction within(DSLContext sql, HistoryLedger counted) {
    Connection connection = sql.connectionResult(running -> running);
    return new HostTransaction(connection, sql, counted);
  }

  /** Returns whether work was done here. */
  public boolean hasWritten() {
    return written;
  }

  /**
   * Uses a connection of the host, which is neither committed nor closed.
   *
   * @param schema the schema of the history
   * @param historyId the identity of the history that must be in the connection's database
   * @throws IllegalArgumentException if the connection is in auto-commit mode, or its database has
   *     another history
   */
  public static HostTransaction on(Connection connection, SchemaName schema, UUID historyId) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "the connection is in auto-commit mode: turn auto-commit off first");
      }
      HostTransaction transaction =
          new HostTransaction(connection, DatabaseProduct.sql(connection, schema), null);
      transaction.requireSame(historyId);
      return transaction;
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    return HistoryReadSnapshot.within(sql);
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    return writeOnce(work);
  }

  @Override
  public <T> T writeOnce(TransactionWork<T> work) {
    try {
      Savepoint before = connection.setSavepoint();
      try {
        T value = work.run(sql, count());
        written = true;
        connection.releaseSavepoint(before);
        return value;
      } catch (Throwable e) {
        if (!connection.isClosed()) {
          connection.rollback(before);
        }
        throw e;
      }
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  @Override
  public <T> T writeAside(AsideDurability durability, Function<DSLContext, T> work) {
    throw new HistoryException(
        "claims take no part in a transaction: use the history that was opened");
  }

  private HistoryLedger count() {
    if (counted != null && !written) {
      return counted;
    }
    HistoryLedger.count(sql);
    return HistoryLedger.read(sql);
  }

  /** Leaves the connection to the host. */
  @Override
  public void close() {}

  /**
   * Compares the identities within a savepoint, because PostgreSQL aborts a transaction after an
   * error.
   */
  private void requireSame(UUID historyId) throws SQLException {
    Savepoint before = connection.setSavepoint();
    boolean same;
    try {
      same =
          HistoryLedger.find(sql).filter(found -> found.historyId().equals(historyId)).isPresent();
      connection.releaseSavepoint(before);
    } catch (DataAccessException e) {
      connection.rollback(before);
      same = false;
    }
    if (!same) {
      throw new HistoryException(
          "the database of the connection does not contain this history: use a connection to the history's database");
    }
  }
}
