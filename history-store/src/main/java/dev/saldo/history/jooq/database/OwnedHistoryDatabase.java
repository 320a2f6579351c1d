package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database of Saldo's own, with one connection for writing and several for reading. Thread-safe.
 */
final class OwnedHistoryDatabase implements HistoryDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(OwnedHistoryDatabase.class);

  private final DataSource database;
  private final HistoryReaderPool readers;
  private final Surroundings surroundings;
  private final HistoryFileCompaction compaction = new HistoryFileCompaction();
  private final Lock writing = new ReentrantLock();
  private volatile Connection writer;
  private final AsideConnection aside;
  private volatile boolean closed;

  /** The files around a database, which follow its writes, its reopening and its closing. */
  interface Surroundings {

    /** Records the ledger after a transaction that is safe on disk. */
    void reached(HistoryLedger ledger);

    /**
     * Opens and checks a database that closed itself after an error.
     *
     * @throws HistoryException if it is missing, is another one or has lost data
     */
    Connection reopened(DataSource database) throws SQLException, IOException;

    /** Releases the files after the database was closed. */
    void closed() throws IOException;

    /** The surroundings of a database in memory, which has no files. */
    Surroundings NONE =
        new Surroundings() {
          @Override
          public void reached(HistoryLedger ledger) {}

          @Override
          public Connection reopened(DataSource database) {
            throw new HistoryException("the history was in memory and is lost: open a new one");
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
    this.aside = new AsideConnection(database);
    this.readers = new HistoryReaderPool(database);
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    try {
      if (writer.isClosed()) {
        reopen();
      }
      return readers.snapshot();
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    writing.lock();
    try {
      DurableWriteTransaction.Outcome<T> outcome =
          DurableWriteTransaction.run(writer(), work, this::compact);
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
  public <T> T writeAside(AsideDurability durability, Function<DSLContext, T> work) {
    try {
      return AsideTransaction.retry(() -> attemptAside(durability, work));
    } catch (DataAccessException | HistoryException e) {
      writing.lock();
      try {
        abandonIfBroken(e);
      } finally {
        writing.unlock();
      }
      throw DatabaseErrors.translate(e);
    }
  }

  private <T> T attemptAside(AsideDurability durability, Function<DSLContext, T> work) {
    try {
      requireOpen();
      if (writer.isClosed()) {
        reopen();
      }
      return aside.run(durability, work);
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Moves pages while nothing commits aside, which may overwrite the former place of one. */
  private void compact(Connection connection) throws SQLException {
    if (compaction.isNext()) {
      aside.exclude(
          () -> {
            if (compaction.afterCommit(connection)) {
              DatabaseProduct.of(connection).toDisk(connection);
            }
          });
    } else {
      boolean unused = compaction.afterCommit(connection);
    }
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

  /** Releases the files whatever fails before that. */
  private void closeAll() throws SQLException, IOException {
    try (Connection last = writer) {
      readers.close();
      aside.close();
      if (!last.isClosed() && HistoryFileCompaction.isDue(last)) {
        H2TextStatements.shutdownCompact(last);
      }
    } finally {
      surroundings.closed();
    }
  }

  /**
   * Closes a database whose disk failed: it would fail forever, even with free space on the disk
   * again.
   */
  private void abandonIfBroken(Exception error) {
    if (DatabaseErrors.disk(error).isEmpty()) {
      return;
    }
    try (Connection broken = writer) {
      H2TextStatements.shutdownImmediately(broken);
    } catch (SQLException e) {
      LOG.debug("the history's database had closed itself: {}", DatabaseErrors.firstLine(e));
    }
  }

  /** Checks and reopens the database before a read could see only part of it. */
  private void reopen() throws SQLException {
    writing.lock();
    try {
      writer();
    } finally {
      writing.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new HistoryException("the history is closed: open it again");
    }
  }

  /**
   * Returns the connection for writing; a new one if the database closed itself, as on a full disk.
   */
  private Connection writer() throws SQLException {
    requireOpen();
    if (writer.isClosed()) {
      try {
        Connection reopened = surroundings.reopened(database);
        reopened.setAutoCommit(false);
        writer = reopened;
        readers.renew();
      } catch (IOException e) {
        throw new HistoryException(
            "the history's files cannot be read (%s): check their disk".formatted(e), e);
      }
    }
    return writer;
  }
}
