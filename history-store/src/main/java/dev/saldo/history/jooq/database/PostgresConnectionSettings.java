package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.sql.SQLException;
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

  private static final int CONNECTIONS = 8;
  private static final long TIMEOUT_MILLIS = 10_000;

  /** Connects once and throws {@link HistoryException} if that fails; a pool would keep trying. */
  void probe() {
    try {
      source().getConnection(user, revealPassword()).close();
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Returns a connection pool, which the caller closes. */
  HikariDataSource connections() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("saldo-history");
    config.setDataSource(new LoginDataSource(source(), user, this::revealPassword));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(TIMEOUT_MILLIS);
    return new HikariDataSource(config);
  }

  /**
   * Returns a source whose commits return once they are on the server's disk, even if the server's
   * default is less durable.
   */
  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(place.url());
    source.setApplicationName("saldo");
    source.setOptions("-c synchronous_commit=on");
    source.setReWriteBatchedInserts(true);
    source.setTcpKeepAlive(true);
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
