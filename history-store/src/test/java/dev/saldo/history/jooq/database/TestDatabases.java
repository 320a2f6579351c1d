package dev.saldo.history.jooq.database;

import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Databases for the tests of other packages. */
public final class TestDatabases {

  private TestDatabases() {}

  /** Opens a history file with settings of H2 that a URL does not allow. */
  public static HistoryDatabase file(Path path, String settings) {
    H2ConnectionSettings access =
        new H2ConnectionSettings("saldo", H2ConnectionSettings.DEFAULT.password(), settings);
    return HistoryDatabaseOpener.file(
        new HistoryFilePaths(path), access, SchemaMigrations.SHIPPED, OpeningTerms.DEFAULT);
  }

  /** Returns connections to a history file, with the settings of a history. */
  public static DataSource source(Path path) {
    return H2ConnectionSettings.DEFAULT.file(new HistoryFilePaths(path));
  }

  /** Returns jOOQ's context for a connection, with the settings of a history. */
  public static DSLContext sql(Connection connection) throws SQLException {
    return DatabaseProduct.sql(connection);
  }

  /**
   * Returns jOOQ's context that writes the statements of a history for a product, by its folder.
   */
  public static DSLContext renderer(String product, String schema) {
    return DatabaseProduct.valueOf(product.toUpperCase(Locale.ROOT))
        .context(null, new SchemaName(schema));
  }

  /** Returns jOOQ's context for a product without the settings of a history. */
  public static DSLContext plain(String product) {
    return DSL.using(DatabaseProduct.valueOf(product.toUpperCase(Locale.ROOT)).dialect());
  }
}
