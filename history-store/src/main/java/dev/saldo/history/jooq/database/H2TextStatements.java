package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;

/** The few statements of H2 that jOOQ cannot express. None of them takes a value. */
final class H2TextStatements {

  private H2TextStatements() {}

  /** Returns whether the session of a connection has changed something since its last commit. */
  static boolean hasUncommitted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CONTAINS_UNCOMMITTED FROM INFORMATION_SCHEMA.SESSIONS"
                    + " WHERE SESSION_ID = SESSION_ID()")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /**
   * Writes everything committed to the file and waits until it is on disk. Only an administrator
   * may do that; for other users the commit is as durable as the database makes it.
   */
  static void checkpointSync(Connection connection) throws SQLException {
    try {
      execute(connection, "CHECKPOINT SYNC");
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.ADMIN_RIGHTS_REQUIRED) {
        throw e;
      }
    }
  }

  /** Rewrites the file without gaps and closes the database with all its connections. */
  static void shutdownCompact(Connection connection) throws SQLException {
    execute(connection, "SHUTDOWN COMPACT");
  }

  /** Closes the database with all its connections, without writing anything more. */
  static void shutdownImmediately(Connection connection) throws SQLException {
    execute(connection, "SHUTDOWN IMMEDIATELY");
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
