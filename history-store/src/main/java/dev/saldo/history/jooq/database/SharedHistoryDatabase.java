package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A database that is shared with others: a host's, or one on a server. Takes a connection for each
 * call and returns it with its settings restored. Writers of all processes wait for each other on
 * the ledger's row. Thread-safe.
 */
final class SharedHistoryDatabase implements HistoryDatabase {

  private static final long RETRY_NANOS = Duration.ofSeconds(30).toNanos();

  private final HistoryConnections connections;
  private final SchemaName schema;
  private final Lock writing = new ReentrantLock();
  private volatile @Nullable HistoryLedger reached;

  /** Prepares a connection for a transaction. */
  @FunctionalInterface
  private interface Preparation {
    void prepare(Connection connection) throws SQLException;
  }

  /** A transaction on a connection. */
  @FunctionalInterface
  private interface Transaction<T> {
    T run(Connection connection) throws SQLException;
  }

  SharedHistoryDatabase(HistoryConnections connections, SchemaName schema) {
    this.connections = connections;
    this.schema = schema;
  }

  /** Gives the history an identity if it has none yet. */
  void begin() {
    try (Connection connection = connections.open()) {
      HistoryLedger.begin(DatabaseProduct.sql(connection, schema));
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (DataAccessException | SQLException e) {
      throw connections.translate(e);
    }
  }

  @Override
  public SchemaName schema() {
    return schema;
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    try {
      return HistoryReadSnapshot.on(connections.open(), schema);
    } catch (SQLException e) {
      throw connections.translate(e);
    }
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    long started = System.nanoTime();
    while (true) {
      try {
        return attempt(work, connections::beforeWriting);
      } catch (DataAccessException e) {
        if (!DatabaseErrors.isTransient(e) || System.nanoTime() - started > RETRY_NANOS) {
          throw connections.translate(e);
        }
      }
    }
  }

  @Override
  public <T> T writeOnce(TransactionWork<T> work) {
    try {
      return attempt(work, connections::beforeLongWriting);
    } catch (DataAccessException e) {
      throw connections.translate(e);
    }
  }

  @Override
  public <T> T writeAside(AsideDurability durability, Function<DSLContext, T> work) {
    try {
      return AsideTransaction.retry(
          () ->
              inTransaction(
                  connections::beforeWritingAside,
                  connection -> AsideTransaction.run(connection, schema, durability, work)));
    } catch (DataAccessException e) {
      throw connections.translate(e);
    }
  }

  private <T> T attempt(TransactionWork<T> work, Preparation preparation) {
    writing.lock();
    try {
      DurableWriteTransaction.Outcome<T> outcome =
          inTransaction(
              preparation,
              connection -> DurableWriteTransaction.run(connection, schema, work, unused -> {}));
      reached = outcome.ledger();
      return outcome.value();
    } finally {
      writing.unlock();
    }
  }

  /** Runs a transaction on a connection of its own, which is returned with its settings. */
  private <T> T inTransaction(Preparation preparation, Transaction<T> transaction) {
    try (Connection connection = connections.open()) {
      boolean autoCommit = connection.getAutoCommit();
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try {
        preparation.prepare(connection);
        return transaction.run(connection);
      } finally {
        if (!connection.isClosed()) {
          connection.setTransactionIsolation(isolation);
          connection.setAutoCommit(autoCommit);
        }
      }
    } catch (SQLException e) {
      throw connections.translate(e);
    }
  }

  @Override
  public void close() {
    connections.close(Optional.ofNullable(reached));
  }
}
