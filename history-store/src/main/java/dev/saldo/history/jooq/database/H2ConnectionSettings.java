package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import dev.saldo.history.jooq.database.file.HistoryFilePaths;
import dev.saldo.history.jooq.database.file.UninterruptedFilePath;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The user, password and settings of a connection to H2. Every H2 URL is built here, from checked
 * parts.
 *
 * @param user the database's user
 * @param password that user's password
 * @param settings allowed settings, each with a leading {@code ;}
 */
record H2ConnectionSettings(String user, Secret password, String settings) {

  static final H2ConnectionSettings DEFAULT = new H2ConnectionSettings("saldo", Secret.of(""), "");

  /**
   * Every commit is written to the file before it returns; a checkpoint then forces it to disk. A
   * connection keeps the plans of its statements, but not their results, which can be large.
   */
  private static final String DURABLE =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64"
          + ";OPTIMIZE_REUSE_RESULTS=0";

  /** Opens a file through a channel that survives the interruption of a thread. */
  JdbcDataSource file(HistoryFilePaths file) {
    return atFile(file, "");
  }

  /** Opens without writing, together with others who read. */
  JdbcDataSource readOnlyFile(HistoryFilePaths file) {
    return atFile(file, ";ACCESS_MODE_DATA=r");
  }

  JdbcDataSource memory(String name) {
    return at("jdbc:h2:mem:" + name);
  }

  private JdbcDataSource atFile(HistoryFilePaths file, String access) {
    UninterruptedFilePath.register();
    return at("jdbc:h2:" + UninterruptedFilePath.PREFIX + file.path() + access);
  }

  private JdbcDataSource at(String place) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(place + DURABLE + settings);
    source.setUser(user);
    try {
      source.setPassword(password.reveal());
    } catch (BalanceException e) {
      throw new HistoryException("the history's password: " + e.getMessage(), e);
    }
    return source;
  }
}
