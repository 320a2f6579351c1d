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
  public static HistoryDatabase file(Path path, String settings) {
    H2ConnectionSettings access =
        new H2ConnectionSettings("saldo", H2ConnectionSettings.DEFAULT.password(), settings);
    return HistoryDatabaseOpener.file(new HistoryFilePaths(path), access, SchemaMigrations.SHIPPED);
  }

  /** Returns connections to a file, as a history opens it. */
  public static DataSource source(Path path) {
    return H2ConnectionSettings.DEFAULT.file(new HistoryFilePaths(path));
  }

  /** Returns what a history asks over a connection. */
  public static DSLContext sql(Connection connection) throws SQLException {
    return DatabaseProduct.sql(connection);
  }
}
