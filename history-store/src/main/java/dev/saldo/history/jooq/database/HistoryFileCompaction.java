package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a history file from filling up with outdated pages. Each append rewrites a page per series
 * and leaves the outdated ones between a few that are still needed. Only H2's background writer
 * would move those, and it does not run while every commit is written at once; so our writer moves
 * some after its appends. SQL has no statement for that, so this uses H2's store directly.
 */
final class HistoryFileCompaction {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFileCompaction.class);
  private static final int ENOUGH_PERCENT = 70;
  private static final int BYTES_AT_ONCE = 1 << 20;
  private static final int APPENDS_BETWEEN = 8;

  private static final long WASTE_BYTES = 4L << 20;
  private static final int WASTE_FACTOR = 2;

  private int appends;

  /** Returns whether the next call after a commit moves pages. */
  boolean isNext() {
    return (appends + 1) % APPENDS_BETWEEN == 0;
  }

  /**
   * Moves up to 1 MiB of pages on every eighth call if less than 70 % of the file is in use. Called
   * after a commit and before its checkpoint, because the next commit may overwrite the former
   * place of a moved page. A failure only leaves the file larger: the checkpoint reports anything
   * wrong with the file.
   *
   * @return whether pages may have been moved
   */
  boolean afterCommit(Connection connection) {
    appends++;
    if (appends % APPENDS_BETWEEN != 0) {
      return false;
    }
    try {
      return store(connection).compact(ENOUGH_PERCENT, BYTES_AT_ONCE);
    } catch (SQLException | MVStoreException e) {
      LOG.warn("outdated pages stay in the history's file: {}", DatabaseErrors.firstLine(e));
      return true;
    }
  }

  /**
   * Returns whether more than half of the file, and more than 4 MiB, is outdated, so that rewriting
   * it is worth the time.
   */
  static boolean isDue(Connection connection) throws SQLException {
    FileStore<?> file = store(connection).getFileStore();
    if (file == null) {
      return false;
    }
    long size = file.size();
    long needed = size * file.getFillRate() / 100 * file.getChunksFillRate() / 100;
    return size - needed > WASTE_BYTES && size > needed * WASTE_FACTOR;
  }

  private static MVStore store(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore();
  }
}
