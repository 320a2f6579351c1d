package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server, user and password of a history in PostgreSQL. Every PostgreSQL connection is
 * configured here, from checked parts.
 *
 * @param place the server and database
 * @param user the database's user
 * @param password that user's password, read whenever a connection is made
 */
record PostgresConnectionSettings(HistoryUrl.OnServer place, String user, Secret password) {

  /** The oldest version with all that a history uses. */
  static final int OLDEST_VERSION = 13;

  /** The time limit for connecting. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** The time limit for waiting for another writer. */
  static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);

  /** The time limit of a statement on the server. */
  static final Duration STATEMENT_PATIENCE = Duration.ofSeconds(60);

  /** The time limit for any answer, after which the link or the server counts as dead. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(65);

  /** The time limit for the answer to a small write, including the wait for another writer. */
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(25);

  /** The time limit for the answer to a large write. */
  private static final Duration LONG_WRITE_PATIENCE = Duration.ofMinutes(10);

  private static final String SOCKET_TIMEOUT = "socketTimeout";

  private static final int CONNECTIONS = 8;
  private static final long CHECK_MILLIS = 3_000;

  /**
   * A commit is confirmed once it is on the server's disk, even if the server's default is weaker.
   * The server closes connections whose client is gone.
   */
  private static final String SERVER_SETTINGS =
      "-c synchronous_commit=on -c lock_timeout=%ds -c tcp_user_timeout=30s"
              .formatted(LOCK_PATIENCE.toSeconds())
          + " -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

  /** Connects once and throws {@link HistoryException} if that fails; a pool would keep trying. */
  void probe() {
    try (Connection connection = source().getConnection(user, revealPassword())) {
      requireSupported(connection.getMetaData().getDatabaseMajorVersion());
    } catch (SQLException e) {
      throw errors().explain(e);
    }
  }

  private void requireSupported(int version) {
    if (version < OLDEST_VERSION) {
      throw new HistoryException(
          "the history's server %s runs PostgreSQL %d: use %d or newer"
              .formatted(place.hosts(), version, OLDEST_VERSION));
    }
  }

  /** Limits the wait for answers in a small write, unless the URL has a limit. */
  void beforeWriting(Connection connection) throws SQLException {
    limitAnswers(connection, WRITE_PATIENCE);
  }

  /** Limits the wait for answers in a large write, unless the URL has a limit. */
  void beforeLongWriting(Connection connection) throws SQLException {
    limitAnswers(connection, LONG_WRITE_PATIENCE);
  }

  private void limitAnswers(Connection connection, Duration patience) throws SQLException {
    if (!place.sets(SOCKET_TIMEOUT)) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
    }
  }

  PostgresConnectionErrors errors() {
    return new PostgresConnectionErrors(place, user);
  }

  /** Returns connections; the caller closes them. */
  HikariDataSource connections() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("saldo-history");
    config.setDataSource(new LoginDataSource(source(), user, this::revealPassword));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(CHECK_MILLIS);
    return new HikariDataSource(config);
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(place.url());
    source.setApplicationName("saldo");
    source.setOptions(
        place.sets(SOCKET_TIMEOUT)
            ? SERVER_SETTINGS
            : SERVER_SETTINGS
                + " -c statement_timeout=%ds".formatted(STATEMENT_PATIENCE.toSeconds()));
    source.setReWriteBatchedInserts(true);
    source.setTcpKeepAlive(true);
    if (!place.sets("connectTimeout")) {
      source.setConnectTimeout((int) PATIENCE.toSeconds());
    }
    if (!place.sets("loginTimeout")) {
      source.setLoginTimeout((int) PATIENCE.toSeconds());
    }
    if (!place.sets(SOCKET_TIMEOUT)) {
      source.setSocketTimeout((int) ANSWER_PATIENCE.toSeconds());
    }
    return source;
  }

  private String revealPassword() {
    try {
      return password.reveal();
    } catch (BalanceException e) {
      throw new HistoryException("the history's password: " + e.getMessage(), e);
    }
  }
}
