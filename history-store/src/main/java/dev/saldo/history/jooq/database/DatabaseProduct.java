package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A database product that a history can live in, and where it differs from the others. */
enum DatabaseProduct {
  /** In a file of this process, or in memory. */
  H2("H2", "h2", SQLDialect.H2, 6) {
    @Override
    void toDisk(Connection connection) throws SQLException {
      H2TextStatements.checkpointSync(connection);
    }
  },

  /** On a server. */
  POSTGRESQL(
      "PostgreSQL", "postgresql", SQLDialect.POSTGRES, Connection.TRANSACTION_REPEATABLE_READ) {
    @Override
    void toDisk(Connection connection) {
      // A commit is on disk when it returns, unless the server was told otherwise.
    }
  };

  private static final Settings SETTINGS =
      new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER).withExecuteLogging(false);

  private final String name;
  private final String folder;
  private final SQLDialect dialect;
  private final int snapshotIsolation;

  DatabaseProduct(String name, String folder, SQLDialect dialect, int snapshotIsolation) {
    this.name = name;
    this.folder = folder;
    this.dialect = dialect;
    this.snapshotIsolation = snapshotIsolation;
  }

  /**
   * Returns what a connection leads to.
   *
   * @throws HistoryException if that is another product
   */
  static DatabaseProduct of(Connection connection) throws SQLException {
    @Nullable String product = connection.getMetaData().getDatabaseProductName();
    for (DatabaseProduct known : values()) {
      if (known.name.equals(product)) {
        return known;
      }
    }
    throw new HistoryException(
        "a history in %s is not supported: use H2 or PostgreSQL".formatted(product));
  }

  /** Returns what speaks to the database over a connection that the caller goes on to own. */
  static DSLContext sql(Connection connection) throws SQLException {
    return DSL.using(connection, of(connection).dialect, SETTINGS);
  }

  /** Returns the name of the folder that holds its scripts. */
  String folder() {
    return folder;
  }

  SQLDialect dialect() {
    return dialect;
  }

  /** Returns the isolation in which a transaction sees one moment, whatever others write. */
  int snapshotIsolation() {
    return snapshotIsolation;
  }

  /** Waits until the disk has what was committed, if the commit did not. */
  abstract void toDisk(Connection connection) throws SQLException;
}
