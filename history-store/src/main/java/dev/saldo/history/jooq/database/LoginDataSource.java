package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A data source whose password is read again for each connection. Thread-safe. */
final class LoginDataSource extends ForwardingDataSource {

  private final String user;
  private final Supplier<String> password;

  LoginDataSource(DataSource server, String user, Supplier<String> password) {
    super(server);
    this.user = user;
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password.get());
  }
}
