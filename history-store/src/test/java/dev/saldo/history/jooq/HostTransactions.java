package dev.saldo.history.jooq;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The transactions of a host whose data source gives a thread the connection of its transaction, as
 * those of application frameworks do.
 */
final class HostTransactions {

  private final DataSource pool;

  @SuppressWarnings("ThreadLocalUsage") // each data source has transactions of its own
  private final ThreadLocal<Connection> bound = new ThreadLocal<>();

  HostTransactions(DataSource pool) {
    this.pool = pool;
  }

  /** Returns the data source, which takes part in these transactions. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            HostTransactions.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connection());
  }

  /** Begins a transaction of this thread with a row of the host and returns its connection. */
  Connection begin() throws SQLException {
    Connection connection = beginWithoutWork();
    PostgresServer.execute(connection, "insert into invoice values (1)");
    return connection;
  }

  Connection beginWithoutWork() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    bound.set(connection);
    return connection;
  }

  /** Rolls the transaction of this thread back. */
  void rollBack() throws SQLException {
    try (Connection connection = Objects.requireNonNull(bound.get())) {
      bound.remove();
      connection.rollback();
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = bound.get();
    return connection == null ? pool.getConnection() : uncloseable(connection);
  }

  private static Connection uncloseable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            HostTransactions.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("close")
                    ? null
                    : method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
