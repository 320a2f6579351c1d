package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.text.StatementTexts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A database product that can hold a history, with what is specific to it. */
enum DatabaseProduct {
  /** A file of this process, or memory. */
  H2("H2", "h2") {
    @Override
    int beginSnapshot(Connection connection) throws SQLException {
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(H2_SNAPSHOT);
      return isolation;
    }

    /** Commits nothing: after a rollback H2 would parse every statement again. */
    @Override
    void endSnapshot(Connection connection, int isolation) throws SQLException {
      connection.commit();
      connection.setTransactionIsolation(isolation);
    }

    @Override
    void toDisk(Connection connection) throws SQLException {
      H2TextStatements.checkpointSync(connection);
    }

    @Override
    boolean hasBegun(Connection connection) throws SQLException {
      return !connection.getAutoCommit() && H2TextStatements.hasUncommitted(connection);
    }
  },

  /** A server. */
  POSTGRESQL("PostgreSQL", "postgresql") {
    /** Sets the transaction alone: the driver's methods ask the server three times more. */
    @Override
    int beginSnapshot(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read");
      }
      return Connection.TRANSACTION_NONE;
    }

    @Override
    void endSnapshot(Connection connection, int isolation) throws SQLException {
      connection.rollback();
    }

    @Override
    void toDisk(Connection connection) {
      // A commit is on disk when it returns, unless the server is configured otherwise.
    }

    @Override
    boolean hasBegun(Connection connection) throws SQLException {
      try {
        // The driver refuses this within a transaction, without asking the server.
        connection.setReadOnly(connection.isReadOnly());
        return false;
      } catch (SQLException e) {
        if (ACTIVE_TRANSACTION.equals(e.getSQLState())) {
          return true;
        }
        throw e;
      }
    }
  };

  private static final int H2_SNAPSHOT = 6;
  private static final String ACTIVE_TRANSACTION = "25001";

  /** What jOOQ needs to know; loaded when a statement is not a known text. */
  private static final class Rendering {

    static final Settings SETTINGS =
        new Settings()
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withExecuteLogging(false);
  }

  private final String name;
  private final String folder;
  private @Nullable StatementTexts texts;

  DatabaseProduct(String name, String folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Returns the product of a connection.
   *
   * @throws HistoryException if it is not supported
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

  /** Returns jOOQ's context for a connection, which the caller still owns and closes. */
  static DSLContext sql(Connection connection) throws SQLException {
    return sql(connection, SchemaName.DEFAULT);
  }

  /** Returns jOOQ's context for a schema of a connection, which the caller owns and closes. */
  static DSLContext sql(Connection connection, SchemaName schema) throws SQLException {
    return of(connection).context(connection, schema);
  }

  /** Returns jOOQ's context for a schema of a connection to this product. */
  DSLContext context(Connection connection, SchemaName schema) {
    return DSL.using(connection, dialect(), schema.on(Rendering.SETTINGS));
  }

  /** Returns the product that statements of a context are for. */
  static DatabaseProduct of(DSLContext sql) {
    return sql.family() == SQLDialect.H2 ? H2 : POSTGRESQL;
  }

  /** Returns the name of the folder with its migration scripts. */
  String folder() {
    return folder;
  }

  SQLDialect dialect() {
    return this == H2 ? SQLDialect.H2 : SQLDialect.POSTGRES;
  }

  /** Returns the texts of the statements that are run without jOOQ. */
  synchronized StatementTexts texts() {
    if (texts == null) {
      texts = StatementTexts.read(folder);
    }
    return texts;
  }

  /**
   * Begins a transaction that sees one moment, whatever others write. Returns the isolation level
   * to set after it; {@link Connection#TRANSACTION_NONE} if the connection keeps its own.
   */
  abstract int beginSnapshot(Connection connection) throws SQLException;

  /** Ends such a transaction, which wrote nothing, and sets the isolation level again. */
  abstract void endSnapshot(Connection connection, int isolation) throws SQLException;

  /** Returns whether a transaction on the connection has done something already. */
  abstract boolean hasBegun(Connection connection) throws SQLException;

  /** Waits until committed data is on disk, if the commit itself did not. */
  abstract void toDisk(Connection connection) throws SQLException;
}
