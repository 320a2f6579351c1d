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
 * Opens the database of a history, with its tables in the current version. Every method throws
 * {@link HistoryException} if the database cannot be used.
 */
public final class Databases {

  private Databases() {}

  /** Opens the database of a host, who keeps it open. */
  public static Database lent(DataSource dataSource) {
    return shared(dataSource, () -> {});
  }

  /**
   * Opens or creates a file for this process alone.
   *
   * @throws IllegalArgumentException if the path holds a {@code ;} or a control character
   */
  public static Database file(Path path) {
    return file(new HistoryFile(path), H2Access.DEFAULT, Migrations.SHIPPED);
  }

  /**
   * Opens or creates what a URL names, for the default user.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL asks for what is not allowed
   */
  public static Database url(String url, Path relativeTo) {
    return url(url, relativeTo, H2Access.DEFAULT.user(), H2Access.DEFAULT.password());
  }

  /**
   * Opens or creates what a URL names.
   *
   * @param relativeTo the folder that a relative path starts from
   * @throws IllegalArgumentException if the URL asks for what is not allowed
   */
  public static Database url(String url, Path relativeTo, String user, Secret password) {
    return switch (HistoryUrl.parse(url, relativeTo)) {
      case HistoryUrl.InFile in ->
          file(in.file(), new H2Access(user, password, in.settings()), Migrations.SHIPPED);
      case HistoryUrl.InMemory in ->
          memory(new H2Access(user, password, in.settings()).memory(in.name()));
      case HistoryUrl.OnServer place -> server(new PostgresAccess(place, user, password));
    };
  }

  static Database file(HistoryFile file, H2Access access, Migrations migrations) {
    return new FileOpening(file, access, migrations).open();
  }

  private static Database memory(DataSource dataSource) {
    try {
      return memory(dataSource, dataSource.getConnection());
    } catch (DataAccessException | SQLException e) {
      throw Faults.of(e);
    }
  }

  private static Database memory(DataSource dataSource, Connection writer) throws SQLException {
    try {
      new Schema(dataSource, Migrations.SHIPPED).migrate();
      Ledger.begin(Product.sql(writer));
      return new OwnedDatabase(dataSource, writer, OwnedDatabase.Surroundings.NONE);
    } catch (Throwable e) {
      writer.close();
      throw e;
    }
  }

  private static Database server(PostgresAccess access) {
    access.probe();
    HikariDataSource connections = access.connections();
    try {
      return shared(connections, connections::close);
    } catch (Throwable e) {
      connections.close();
      throw e;
    }
  }

  private static Database shared(DataSource dataSource, Runnable whenClosed) {
    try {
      Schema schema = new Schema(dataSource, Migrations.SHIPPED);
      if (schema.state() != Schema.State.CURRENT) {
        schema.migrate();
      }
    } catch (DataAccessException | SQLException e) {
      throw Faults.of(e);
    }
    SharedDatabase database = new SharedDatabase(dataSource, whenClosed);
    database.begin();
    return database;
  }
}
