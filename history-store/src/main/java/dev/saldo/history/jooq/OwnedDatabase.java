package dev.saldo.history.jooq;

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

/** A database of Saldo's own: one connection writes, several read. */
final class OwnedDatabase implements Database {

  private static final int READERS = 8;
  private static final long READER_PATIENCE_MILLIS = 5_000;

  private final DataSource database;
  private final HikariDataSource readers;
  private final Surroundings surroundings;
  private final Compaction compaction = new Compaction();
  private final Lock writing = new ReentrantLock();
  private Connection writer;
  private boolean closed;

  /** What lies around a database and follows what happens to it. */
  interface Surroundings {

    /** Notes where the history stands, safe on disk. */
    void reached(Ledger ledger);

    /** Follows the closing of the database. */
    void closed() throws IOException;

    /** Around a database in memory there is nothing. */
    Surroundings NONE =
        new Surroundings() {
          @Override
          public void reached(Ledger ledger) {}

          @Override
          public void closed() {}
        };
  }

  OwnedDatabase(DataSource database, Connection writer, Surroundings surroundings)
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
  public Snapshot snapshot() {
    try {
      return Snapshot.on(readers.getConnection());
    } catch (SQLTransientConnectionException e) {
      if (e.getCause() instanceof SQLException reason) {
        throw Faults.of(reason);
      }
      throw new HistoryException(
          "all %s connections that read the history are taken: close streams after use"
              .formatted(READERS),
          e);
    } catch (SQLException e) {
      throw Faults.of(e);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    writing.lock();
    try {
      WriteTransaction.Outcome<T> outcome =
          WriteTransaction.run(writer(), work, compaction::afterCommit);
      surroundings.reached(outcome.ledger());
      return outcome.value();
    } catch (DataAccessException e) {
      throw Faults.of(e);
    } catch (SQLException e) {
      throw Faults.of(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public <T> T writeOnce(Work<T> work) {
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
      throw Faults.of(e);
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
      if (!last.isClosed() && Compaction.isDue(last)) {
        H2Statements.shutdownCompact(last);
      }
    } finally {
      surroundings.closed();
    }
  }

  /** Returns the connection that writes, a new one if the database gave up, as on a full disk. */
  private Connection writer() throws SQLException {
    if (closed) {
      throw new HistoryException("the history is closed: open it again");
    }
    if (writer.isClosed()) {
      writer = database.getConnection();
      writer.setAutoCommit(false);
    }
    return writer;
  }
}
