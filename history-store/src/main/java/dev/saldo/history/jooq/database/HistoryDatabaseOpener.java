package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Opens the database of a history and brings its tables to the current version. Every method throws
 * {@link HistoryException} if the database cannot be used.
 */
public final class HistoryDatabaseOpener {

  private HistoryDatabaseOpener() {}

  /**
   * Opens a history in a schema of the database of a host; closing it leaves the data source open.
   */
  public static HistoryDatabase lent(DataSource dataSource, SchemaName schema) {
    try {
      return shared(HostDataSource.of(dataSource), schema, () -> {});
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /**
   * Opens or creates a history file for this process alone.
   *
   * @throws IllegalArgumentException if the path holds a {@code ;} or a control character
   */
  public static HistoryDatabase file(Path path) {
    return MissingLibrary.explain(
        () ->
            file(
                new HistoryFilePaths(path),
                H2ConnectionSettings.DEFAULT,
                SchemaMigrations.SHIPPED));
  }

  /**
   * Opens or creates the history at a URL as the default user.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL is malformed or has a setting that is not allowed
   */
  public static HistoryDatabase url(String url, Path relativeTo) {
    return url(
        url,
        relativeTo,
        H2ConnectionSettings.DEFAULT.user(),
        H2ConnectionSettings.DEFAULT.password());
  }

  /**
   * Opens or creates the history at a URL.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL is malformed or has a setting that is not allowed
   */
  public static HistoryDatabase url(String url, Path relativeTo, String user, Secret password) {
    return MissingLibrary.explain(() -> at(HistoryUrl.parse(url, relativeTo), user, password));
  }

  private static HistoryDatabase at(HistoryUrl place, String user, Secret password) {
    return switch (place) {
      case HistoryUrl.InFile in ->
          file(
              in.file(),
              new H2ConnectionSettings(user, password, in.settings()),
              SchemaMigrations.SHIPPED);
      case HistoryUrl.InMemory in ->
          memory(new H2ConnectionSettings(user, password, in.settings()).memory(in.name()));
      case HistoryUrl.OnServer server ->
          server(new PostgresConnectionSettings(server, user, password));
    };
  }

  static HistoryDatabase file(
      HistoryFilePaths file, H2ConnectionSettings access, SchemaMigrations migrations) {
    return new HistoryFileOpening(file, access, migrations).open();
  }

  private static HistoryDatabase memory(DataSource dataSource) {
    try {
      return memory(dataSource, dataSource.getConnection());
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  private static HistoryDatabase memory(DataSource dataSource, Connection writer)
      throws SQLException {
    try {
      new HistorySchema(dataSource, SchemaMigrations.SHIPPED).migrate();
      HistoryLedger.begin(DatabaseProduct.sql(writer));
      return new OwnedHistoryDatabase(dataSource, writer, OwnedHistoryDatabase.Surroundings.NONE);
    } catch (Throwable e) {
      writer.close();
      throw e;
    }
  }

  private static HistoryDatabase server(PostgresConnectionSettings access) {
    access.probe();
    HikariDataSource connections = access.connections();
    try {
      return shared(connections, SchemaName.DEFAULT, connections::close);
    } catch (Throwable e) {
      connections.close();
      throw e;
    }
  }

  private static HistoryDatabase shared(
      DataSource dataSource, SchemaName name, Runnable whenClosed) {
    try {
      HistorySchema schema = new HistorySchema(dataSource, SchemaMigrations.SHIPPED, name);
      if (schema.state() != HistorySchema.State.CURRENT) {
        schema.migrate();
      }
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translate(e);
    }
    SharedHistoryDatabase database = new SharedHistoryDatabase(dataSource, name, whenClosed);
    database.begin();
    return database;
  }
}
