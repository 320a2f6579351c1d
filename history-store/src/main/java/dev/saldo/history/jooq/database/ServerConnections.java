package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Saldo's own connections to a server. */
final class ServerConnections implements HistoryConnections {

  /** The server ends the transaction of a frozen process while other writers are still waiting. */
  private static final String WRITER_LIMITS =
      "set local idle_in_transaction_session_timeout = '15s'";

  private static final String LONG_WRITER_LIMITS =
      "set local idle_in_transaction_session_timeout = '60s'; set local statement_timeout = 0";

  private final HikariDataSource pool;
  private final PostgresConnectionSettings access;
  private final Optional<ServerIdentity> identity;
  private final HistoryOutage unreachable =
      new HistoryOutage(Duration.ofSeconds(15), System::nanoTime);
  private final HistoryOutage busy = new HistoryOutage(Duration.ofSeconds(5), System::nanoTime);

  ServerConnections(
      HikariDataSource pool, PostgresConnectionSettings access, Optional<ServerIdentity> identity) {
    this.pool = pool;
    this.access = access;
    this.identity = identity;
  }

  @Override
  public Connection open() throws SQLException {
    unreachable.throwIfRecent();
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException e) {
      if (e.getCause() instanceof SQLException reason) {
        throw unreachable.notice(access.errors().explain(reason));
      }
      throw new HistoryException(
          "all %s connections to the history's server are in use: close streams after use"
              .formatted(pool.getMaximumPoolSize()),
          e);
    }
  }

  @Override
  public void beforeWriting(Connection connection) throws SQLException {
    busy.throwIfRecent();
    beforeWritingAside(connection);
  }

  @Override
  public void beforeWritingAside(Connection connection) throws SQLException {
    access.beforeWriting(connection);
    execute(connection, WRITER_LIMITS);
  }

  @Override
  public void beforeLongWriting(Connection connection) throws SQLException {
    access.beforeLongWriting(connection);
    execute(connection, LONG_WRITER_LIMITS);
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @Override
  public HistoryException translate(Exception error) {
    SQLException cause = DatabaseErrors.findSqlException(error);
    if (cause != null && DatabaseErrors.isLost(cause)) {
      return access.errors().explainLoss(cause);
    }
    HistoryException translated = DatabaseErrors.translate(error);
    return cause != null && DatabaseErrors.isBusy(cause) ? busy.notice(translated) : translated;
  }

  @Override
  public void close(Optional<HistoryLedger> reached) {
    pool.close();
    identity.ifPresent(file -> reached.ifPresent(file::note));
  }
}
