package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.OpeningTerms;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

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
      DataSource host = HostDataSource.of(dataSource);
      return shared(host, schema, new HistoryConnections.LentConnections(host), Optional.empty());
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
                SchemaMigrations.SHIPPED,
                OpeningTerms.DEFAULT));
  }

  /**
   * Creates a database file with what the work writes to it.
   *
   * @param path the path of a file that does not exist yet
   */
  public static void createFile(
      Path path, String user, Secret password, Consumer<Connection> work) {
    HistoryFilePaths file = new HistoryFilePaths(path);
    try (Connection connection =
        new H2ConnectionSettings(user, password, "").file(file).getConnection()) {
      work.accept(connection);
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
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
    return url(url, relativeTo, user, password, OpeningTerms.DEFAULT);
  }

  /** Opens or creates the history at a URL with options. */
  public static HistoryDatabase url(
      String url, Path relativeTo, String user, Secret password, OpeningTerms terms) {
    return MissingLibrary.explain(
        () -> at(HistoryUrl.parse(url, relativeTo), user, password, terms));
  }

  private static HistoryDatabase at(
      HistoryUrl place, String user, Secret password, OpeningTerms terms) {
    return switch (place) {
      case HistoryUrl.InFile in ->
          file(
              in.file(),
              new H2ConnectionSettings(user, password, in.settings()),
              SchemaMigrations.SHIPPED,
              terms);
      case HistoryUrl.InMemory in ->
          memory(new H2ConnectionSettings(user, password, in.settings()).memory(in.name()));
      case HistoryUrl.OnServer server ->
          server(new PostgresConnectionSettings(server, user, password), terms);
    };
  }

  static HistoryDatabase file(
      HistoryFilePaths file,
      H2ConnectionSettings access,
      SchemaMigrations migrations,
      OpeningTerms terms) {
    return new HistoryFileOpening(file, access, migrations, terms).open();
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

  private static HistoryDatabase server(PostgresConnectionSettings access, OpeningTerms terms) {
    access.probe();
    Optional<ServerIdentity> identity =
        terms.identityFolder().map(folder -> new ServerIdentity(folder, access.place()));
    HikariDataSource pool = access.connections();
    try {
      ServerConnections connections = new ServerConnections(pool, access, identity);
      return shared(pool, SchemaName.DEFAULT, connections, identity);
    } catch (Throwable e) {
      pool.close();
      throw e;
    }
  }

  private static HistoryDatabase shared(
      DataSource dataSource,
      SchemaName name,
      HistoryConnections connections,
      Optional<ServerIdentity> identity) {
    try {
      Optional<IdentityCheck> check = Optional.empty();
      if (identity.isPresent()) {
        check = Optional.of(identity.get().check());
      }
      HistorySchema schema = new HistorySchema(dataSource, SchemaMigrations.SHIPPED, name);
      HistorySchema.State state = schema.state();
      if (state == HistorySchema.State.MISSING) {
        check.ifPresent(IdentityCheck::requireNothingNoted);
      }
      if (state != HistorySchema.State.CURRENT) {
        schema.migrate();
      }
      SharedHistoryDatabase database = new SharedHistoryDatabase(connections, name);
      if (state != HistorySchema.State.MISSING && check.isPresent()) {
        requireNothingLost(dataSource, check.get());
      }
      database.begin();
      identity.ifPresent(noted -> noted.note(database.read(HistoryLedger::read)));
      return database;
    } catch (DataAccessException | SQLException e) {
      throw DatabaseErrors.translate(e);
    } catch (IOException e) {
      throw new HistoryException(
          "the history's identity cannot be read (%s): check the folder of the configuration"
              .formatted(DatabaseErrors.message(e)),
          e);
    }
  }

  /** Checks the history against its recorded identity; a replica may lag. */
  private static void requireNothingLost(DataSource dataSource, IdentityCheck check)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      DSLContext sql = DatabaseProduct.sql(connection);
      Optional<HistoryLedger> ledger = HistoryLedger.find(sql);
      if (ledger.isEmpty()) {
        check.requireNothingNoted();
        return;
      }
      boolean isReplica =
          sql.select(DSL.function("pg_is_in_recovery", SQLDataType.BOOLEAN))
              .fetchSingle(row -> row.value1());
      check.requireNothingLost(ledger, isReplica);
    }
  }
}
