package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.command.Command;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection to a file keeps the plans of statements from one snapshot to the next. */
final class KeptStatementsTest {

  private static final String STATEMENT = "select * from system_range(1, 9)";

  @TempDir Path folder;

  @Test
  void aStatementIsParsedOncePerConnection() throws SQLException {
    try (Connection connection = TestDatabases.source(folder.resolve("a")).getConnection()) {
      assertThat(commandOfSnapshot(connection)).isSameAs(commandOfSnapshot(connection));
    }
  }

  @Test
  void noResultIsKept() throws SQLException {
    try (Connection connection = TestDatabases.source(folder.resolve("a")).getConnection()) {
      assertThat(session(connection).getDatabase().getOptimizeReuseResults()).isFalse();
    }
  }

  private static Command commandOfSnapshot(Connection connection) throws SQLException {
    HistoryReadSnapshot snapshot =
        HistoryReadSnapshot.on(connection, SchemaName.DEFAULT, unused -> {});
    Command command = session(connection).prepareLocal(STATEMENT);
    command.close();
    snapshot.close();
    return command;
  }

  private static SessionLocal session(Connection connection) throws SQLException {
    return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
  }
}
