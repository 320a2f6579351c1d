package dev.saldo.history.jooq;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;

/** Connections that kill their process, as SIGKILL does, after some statements created tables. */
final class DyingDataSource {

  private final DataSource source;
  private int left;

  private DyingDataSource(DataSource source, int statements) {
    this.source = source;
    this.left = statements;
  }

  /** Returns connections that last for so many statements that create a table or an index. */
  static DataSource of(DataSource source, int statements) {
    DyingDataSource dying = new DyingDataSource(source, statements);
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(dying.source, method, arguments);
          return result instanceof Connection connection ? dying.connection(connection) : result;
        });
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = invoke(connection, method, arguments);
          return method.getName().equals("createStatement") && result instanceof Statement statement
              ? statement(statement)
              : result;
        });
  }

  private Statement statement(Statement statement) {
    return proxy(
        Statement.class,
        (proxy, method, arguments) -> {
          Object result = invoke(statement, method, arguments);
          boolean creates =
              arguments != null
                  && arguments[0] instanceof String text
                  && text.matches("(?s)(.*\\s)?create (table|index) if not exists .*");
          if (creates && --left == 0) {
            Runtime.getRuntime().halt(137);
          }
          return result;
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            DyingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
