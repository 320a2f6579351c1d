package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.saldo.history.HistoryException;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Who opens a history in PostgreSQL. Builds every URL of PostgreSQL that there is, from parts that
 * were checked.
 *
 * @param place server and database
 * @param user the database's user
 * @param password that user's password, read whenever a connection is made
 */
record PostgresConnectionSettings(HistoryUrl.OnServer place, String user, Secret password) {

  private static final int CONNECTIONS = 8;
  private static final long PATIENCE_MILLIS = 10_000;

  /** Throws {@link HistoryException} if the server cannot be used; a pool would try for long. */
  void probe() {
    try {
      source().getConnection(user, revealed()).close();
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Returns connections; the caller closes them. */
  HikariDataSource connections() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("saldo-history");
    config.setDataSource(source());
    config.setCredentialsProvider(() -> new Credentials(user, revealed()));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    return new HikariDataSource(config);
  }

  /**
   * A commit is confirmed when the server's disk has it, even if the server's own default is less.
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

  private String revealed() {
    try {
      return password.reveal();
    } catch (BalanceException e) {
      throw new HistoryException("the history's password: " + e.getMessage(), e);
    }
  }
}
