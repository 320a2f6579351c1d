package dev.saldo.history.jooq.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** Databases as the tests of other packages need them. */
public final class TestDatabases {

  private TestDatabases() {}

  /** Opens a history file with settings of H2 that a URL does not allow. */
  public static Database file(Path path, String settings) {
    H2Access access = new H2Access("saldo", H2Access.DEFAULT.password(), settings);
    return Databases.file(new HistoryFile(path), access, Migrations.SHIPPED);
  }

  /** Returns connections to a file, as a history opens it. */
  public static DataSource source(Path path) {
    return H2Access.DEFAULT.file(new HistoryFile(path));
  }

  /** Returns what a history asks over a connection. */
  public static DSLContext sql(Connection connection) throws SQLException {
    return Product.sql(connection);
  }
}
