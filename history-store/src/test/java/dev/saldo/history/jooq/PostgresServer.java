package dev.saldo.history.jooq;

import dev.saldo.history.BalanceHistory;
import dev.saldo.spi.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server of this test run, started at its first use and stopped with the process. It
 * runs without fsync, because no test kills it; with fsync, stopping it takes half a minute.
 */
public final class PostgresServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final class Started {
    private static final EmbeddedPostgres SERVER = start();
  }

  private PostgresServer() {}

  /** Returns the URL of a new database with the tables of a history. */
  public static String newDatabase() {
    String name = "history_" + DATABASES.incrementAndGet();
    Template.require();
    execute("create database " + name + " template " + Template.NAME);
    return url(name);
  }

  /** Returns the URL of a new database without tables. */
  public static String emptyDatabase() {
    String name = "empty_" + DATABASES.incrementAndGet();
    execute("create database " + name);
    return url(name);
  }

  /** Opens a history in a database of this server. */
  public static BalanceHistory open(String url) {
    return HistoryStore.openUrl(url, Path.of(""), "postgres", Secret.of(""));
  }

  /** Returns connections to a database of this server. */
  public static DataSource dataSource(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    return source;
  }

  public static void execute(String statement) {
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection()) {
      execute(connection, statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static void execute(Connection connection, String statement) throws SQLException {
    try (Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + Started.SERVER.getPort() + "/" + database;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("max_connections", "100")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A database migrated once, because copying it is faster than migrating each new one. */
  private static final class Template {
    private static final String NAME = "history_template";
    private static final boolean CREATED = create();

    private static boolean create() {
      execute("create database " + NAME);
      HistoryStore.open(dataSource(url(NAME))).close();
      return true;
    }

    private static void require() {
      if (!CREATED) {
        throw new AssertionError("no template");
      }
    }
  }
}
