package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** The connections that read a database of Saldo's own. Thread-safe. */
final class HistoryReaderPool implements AutoCloseable {

  private static final int READERS = 8;
  private static final long PATIENCE_MILLIS = 5_000;

  private final HikariDataSource pool;

  HistoryReaderPool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("saldo-history");
    config.setDataSource(database);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    this.pool = new HikariDataSource(config);
  }

  HistoryReadSnapshot snapshot() {
    try {
      return HistoryReadSnapshot.on(pool.getConnection());
    } catch (SQLTransientConnectionException e) {
      if (e.getCause() instanceof SQLException reason) {
        throw DatabaseErrors.translateRead(reason);
      }
      throw new HistoryException(
          "all %s connections for reading the history are in use: close streams after use"
              .formatted(READERS),
          e);
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  /** Replaces the idle connections, as after the database closed. */
  void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void close() {
    pool.close();
  }
}
