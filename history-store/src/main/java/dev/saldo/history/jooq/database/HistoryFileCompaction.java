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
 * Keeps a history file from filling with outdated pages. Each append rewrites a page per series;
 * the outdated ones lie among a few that are still needed, and only H2's background writer would
 * ever move those, which does not run while every commit is written at once. So the writer moves
 * some after its appends. Uses what SQL does not offer: the store beneath the database.
 */
final class HistoryFileCompaction {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFileCompaction.class);
  private static final int ENOUGH_PERCENT = 70;
  private static final int BYTES_AT_ONCE = 1 << 20;
  private static final int APPENDS_BETWEEN = 8;

  private static final long WASTE_BYTES = 4L << 20;
  private static final int WASTE_FACTOR = 2;

  private int appends;

  /**
   * Moves a little if much is outdated. Called after a commit and before its checkpoint, because
   * the place of what was moved may be written over by the next commit. A failure costs only room:
   * what is wrong with the file, if anything, the checkpoint says.
   */
  void afterCommit(Connection connection) {
    appends++;
    if (appends % APPENDS_BETWEEN != 0) {
      return;
    }
    try {
      store(connection).compact(ENOUGH_PERCENT, BYTES_AT_ONCE);
    } catch (SQLException | MVStoreException e) {
      LOG.warn("outdated pages stay in the history's file: {}", DatabaseErrors.firstLine(e));
    }
  }

  /** Returns whether most of the file is outdated, so that writing it anew is worth the time. */
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
