package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

/**
 * The data source of a host, without the connections that take part in a transaction of the host: a
 * commit, a rollback or another isolation level on one of them would end or change what the host
 * has begun. Such a connection is returned unchanged, and the call is refused. Thread-safe.
 */
final class HostDataSource extends ForwardingDataSource {

  private final boolean autoCommit;

  private HostDataSource(DataSource host, boolean autoCommit) {
    super(host);
    this.autoCommit = autoCommit;
  }

  /**
   * Learns whether connections commit automatically outside of transactions. If this thread
   * receives one that does not, it asks on another thread, which is in no transaction.
   */
  static HostDataSource of(DataSource host) throws SQLException {
    return new HostDataSource(host, commits(host) || commitsElsewhere(host));
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try {
      requireNoTransaction(connection);
      return connection;
    } catch (Throwable e) {
      connection.close();
      throw e;
    }
  }

  private void requireNoTransaction(Connection connection) throws SQLException {
    boolean begun = autoCommit && !connection.getAutoCommit();
    if (begun || DatabaseProduct.of(connection).hasBegun(connection)) {
      throw new HistoryException(
          "the data source returned a connection that is in a transaction of the host; nothing was done: open the history with a data source that takes part in no transaction, or use the history within that connection");
    }
  }

  private static boolean commits(DataSource host) throws SQLException {
    try (Connection connection = host.getConnection()) {
      return connection.getAutoCommit();
    }
  }

  private static boolean commitsElsewhere(DataSource host) throws SQLException {
    FutureTask<Boolean> question = new FutureTask<>(() -> commits(host));
    Thread.ofPlatform()
        .daemon()
        .name("saldo-host")
        .inheritInheritableThreadLocals(false)
        .start(question);
    try {
      return question.get();
    } catch (ExecutionException e) {
      throw new SQLException("no connection outside of transactions", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for a connection", e);
    }
  }
}
