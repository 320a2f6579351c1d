package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * A database that is shared with others: a host's, or one on a server. Takes a connection for each
 * call and returns it with its settings restored. Writers of all processes wait for each other on
 * the ledger's row. Thread-safe.
 */
final class SharedHistoryDatabase implements HistoryDatabase {

  private static final long RETRY_NANOS = Duration.ofSeconds(30).toNanos();

  private final DataSource dataSource;
  private final Runnable whenClosed;
  private final SchemaName schema;
  private final Lock writing = new ReentrantLock();

  SharedHistoryDatabase(DataSource dataSource, SchemaName schema, Runnable whenClosed) {
    this.schema = schema;
    this.dataSource = dataSource;
    this.whenClosed = whenClosed;
  }

  /** Gives the history an identity if it has none yet. */
  void begin() {
    try (Connection connection = dataSource.getConnection()) {
      HistoryLedger.begin(DatabaseProduct.sql(connection, schema));
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  @Override
  public SchemaName schema() {
    return schema;
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    try {
      return HistoryReadSnapshot.on(dataSource.getConnection(), schema);
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    long started = System.nanoTime();
    while (true) {
      try {
        return attempt(work);
      } catch (DataAccessException e) {
        if (!DatabaseErrors.isTransient(e) || System.nanoTime() - started > RETRY_NANOS) {
          throw DatabaseErrors.translate(e);
        }
      }
    }
  }

  @Override
  public <T> T writeOnce(TransactionWork<T> work) {
    try {
      return attempt(work);
    } catch (DataAccessException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  private <T> T attempt(TransactionWork<T> work) {
    writing.lock();
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try {
        return DurableWriteTransaction.run(connection, schema, work, unused -> {}).value();
      } finally {
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
