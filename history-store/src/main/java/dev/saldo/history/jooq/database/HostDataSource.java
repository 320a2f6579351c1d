package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The data source of a host, without the connections that take part in a transaction of the host: a
 * commit, a rollback or another isolation level on one of them would end or change what the host
 * has begun. Such a connection is returned unchanged, and the call is refused. Thread-safe.
 */
final class HostDataSource implements DataSource {

  private final DataSource host;
  private final boolean autoCommit;

  private HostDataSource(DataSource host, boolean autoCommit) {
    this.host = host;
    this.autoCommit = autoCommit;
  }

  /**
   * Learns whether connections commit automatically outside of transactions. Where this thread gets
   * one that does not, it asks another thread, which takes part in no transaction.
   */
  static HostDataSource of(DataSource host) throws SQLException {
    return new HostDataSource(host, commits(host) || commitsElsewhere(host));
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = host.getConnection();
    try {
      requireNoTransaction(connection);
      return connection;
    } catch (Throwable e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("a history uses the host's own user");
  }

  private void requireNoTransaction(Connection connection) throws SQLException {
    boolean begun = autoCommit && !connection.getAutoCommit();
    if (begun || DatabaseProduct.of(connection).hasBegun(connection)) {
      throw new HistoryException(
          "the data source gave a connection that is in a transaction of the host; nothing was done:"
              + " open the history with a data source that takes part in no transaction, or use the"
              + " history within that connection");
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

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return host.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    host.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    host.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return host.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.saldo");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return host.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return host.isWrapperFor(type);
  }
}
