package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** A short transaction aside from the history: the ledger neither counts it nor waits for it. */
final class AsideTransaction {

  private static final long RETRY_NANOS = Duration.ofSeconds(30).toNanos();

  private AsideTransaction() {}

  /** Runs work on a connection without auto-commit; leaves no transaction open on it. */
  static <T> T run(
      Connection connection,
      SchemaName schema,
      AsideDurability durability,
      Function<DSLContext, T> work)
      throws SQLException {
    try {
      T value = work.apply(DatabaseProduct.sql(connection, schema));
      connection.commit();
      if (durability == AsideDurability.ON_DISK) {
        DatabaseProduct.of(connection).toDisk(connection);
      }
      return value;
    } catch (Throwable e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /**
   * Runs an attempt again while it loses a race: for a lock, or for the first row of an account or
   * provider.
   */
  static <T> T retry(Supplier<T> attempt) {
    long started = System.nanoTime();
    while (true) {
      try {
        return attempt.get();
      } catch (DataAccessException e) {
        boolean lost = DatabaseErrors.isTransient(e) || DatabaseErrors.isDuplicateKey(e);
        if (!lost || System.nanoTime() - started > RETRY_NANOS) {
          throw e;
        }
      }
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
