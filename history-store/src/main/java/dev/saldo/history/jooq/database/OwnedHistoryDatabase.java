package dev.saldo.history.jooq.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database of Saldo's own: one connection writes, several read. */
final class OwnedHistoryDatabase implements HistoryDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(OwnedHistoryDatabase.class);
  private static final int READERS = 8;
  private static final long READER_PATIENCE_MILLIS = 5_000;

  private final DataSource database;
  private final HikariDataSource readers;
  private final Surroundings surroundings;
  private final HistoryFileCompaction compaction = new HistoryFileCompaction();
  private final Lock writing = new ReentrantLock();
  private volatile Connection writer;
  private boolean closed;

  /** What lies around a database and follows what happens to it. */
  interface Surroundings {

    /** Notes where the history stands, safe on disk. */
    void reached(HistoryLedger ledger);

    /**
     * Looks at a database that gave up and is opened again.
     *
     * @throws HistoryException if it is not there, another one, or holds less than was noted
     */
    Connection reopened(DataSource database) throws SQLException, IOException;

    /** Follows the closing of the database. */
    void closed() throws IOException;

    /** Around a database in memory there is nothing. */
    Surroundings NONE =
        new Surroundings() {
          @Override
          public void reached(HistoryLedger ledger) {}

          @Override
          public Connection reopened(DataSource database) {
            throw new HistoryException("the history was in memory and is gone: open a new one");
          }

          @Override
          public void closed() {}
        };
  }

  OwnedHistoryDatabase(DataSource database, Connection writer, Surroundings surroundings)
      throws SQLException {
    this.database = database;
    this.writer = writer;
    this.surroundings = surroundings;
    writer.setAutoCommit(false);
    HikariConfig config = new HikariConfig();
    config.setPoolName("saldo-history");
    config.setDataSource(database);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(READER_PATIENCE_MILLIS);
    this.readers = new HikariDataSource(config);
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    try {
      if (writer.isClosed()) {
        reopen();
      }
      return HistoryReadSnapshot.on(readers.getConnection());
    } catch (SQLTransientConnectionException e) {
      if (e.getCause() instanceof SQLException reason) {
        throw DatabaseErrors.translate(reason);
      }
      throw new HistoryException(
          "all %s connections that read the history are taken: close streams after use"
              .formatted(READERS),
          e);
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    writing.lock();
    try {
      DurableWriteTransaction.Outcome<T> outcome =
          DurableWriteTransaction.run(writer(), work, compaction::afterCommit);
      surroundings.reached(outcome.ledger());
      return outcome.value();
    } catch (DataAccessException | SQLException | HistoryException e) {
      abandonIfBroken(e);
      throw DatabaseErrors.translate(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public <T> T writeOnce(TransactionWork<T> work) {
    return write(work);
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        closeAll();
      }
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    } catch (IOException e) {
      throw new HistoryException("the history's files could not be closed: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  /** Gives the files free whatever happens before that. */
  private void closeAll() throws SQLException, IOException {
    try (Connection last = writer) {
      readers.close();
      if (!last.isClosed() && HistoryFileCompaction.isDue(last)) {
        H2TextStatements.shutdownCompact(last);
      }
    } finally {
      surroundings.closed();
    }
  }

  /** Lets go of a database whose disk failed: it would fail for ever, even once there is room. */
  private void abandonIfBroken(Exception fault) {
    if (DatabaseErrors.disk(fault).isEmpty()) {
      return;
    }
    try (Connection broken = writer) {
      H2TextStatements.shutdownImmediately(broken);
    } catch (SQLException e) {
      LOG.debug("the history's database had closed itself: {}", DatabaseErrors.firstLine(e));
    }
  }

  /** Makes sure of the database before somebody reads what may be left of it. */
  private void reopen() throws SQLException {
    writing.lock();
    try {
      writer();
    } finally {
      writing.unlock();
    }
  }

  /** Returns the connection that writes, a new one if the database gave up, as on a full disk. */
  private Connection writer() throws SQLException {
    if (closed) {
      throw new HistoryException("the history is closed: open it again");
    }
    if (writer.isClosed()) {
      try {
        Connection reopened = surroundings.reopened(database);
        reopened.setAutoCommit(false);
        writer = reopened;
        readers.getHikariPoolMXBean().softEvictConnections();
      } catch (IOException e) {
        throw new HistoryException(
            "the history's files cannot be read (%s): check their disk".formatted(e), e);
      }
    }
    return writer;
  }
}
