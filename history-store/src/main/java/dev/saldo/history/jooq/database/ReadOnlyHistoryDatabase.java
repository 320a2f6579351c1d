package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** A history file that is only read. */
final class ReadOnlyHistoryDatabase implements HistoryDatabase {

  private final Connection first;
  private final Closeable lock;
  private final HistoryReaderPool readers;
  private boolean closed;

  /**
   * Begins to read.
   *
   * @param first keeps the database open
   * @param lock is closed with it
   */
  ReadOnlyHistoryDatabase(DataSource database, Connection first, Closeable lock) {
    this.first = first;
    this.lock = lock;
    this.readers = new HistoryReaderPool(database);
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    return readers.snapshot();
  }

  @Override
  public <T> T write(TransactionWork<T> work) {
    throw new HistoryException("the history was opened for reading only: open it for writing");
  }

  @Override
  public <T> T writeOnce(TransactionWork<T> work) {
    return write(work);
  }

  @Override
  public <T> T writeAside(AsideDurability durability, Function<DSLContext, T> work) {
    return write((sql, ledger) -> work.apply(sql));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock;
        first) {
      readers.close();
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    } catch (IOException e) {
      throw new HistoryException("the history's files could not be closed: " + e.getMessage(), e);
    }
  }
}
