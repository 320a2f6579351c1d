package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/**
 * A history file that one command reads. Its connections are few and soon closed, and a pool takes
 * longer to start than they do.
 */
final class ReadOnlyHistoryDatabase implements HistoryDatabase {

  private static final int READERS = 8;

  private final DataSource database;
  private final Closeable lock;
  private final List<Connection> opened = new ArrayList<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * Begins to read.
   *
   * @param first keeps the database open
   * @param lock is closed with it
   */
  ReadOnlyHistoryDatabase(DataSource database, Connection first, Closeable lock) {
    this.database = database;
    this.lock = lock;
    opened.add(first);
    idle.add(first);
  }

  @Override
  public HistoryReadSnapshot snapshot() {
    try {
      return HistoryReadSnapshot.on(take(), SchemaName.DEFAULT, this::giveBack);
    } catch (SQLException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  private synchronized Connection take() throws SQLException {
    if (!idle.isEmpty()) {
      return idle.pop();
    }
    if (opened.size() == READERS) {
      throw new HistoryException(
          "all %s connections for reading the history are in use: close streams after use"
              .formatted(READERS));
    }
    Connection connection = database.getConnection();
    opened.add(connection);
    return connection;
  }

  private synchronized void giveBack(Connection connection) {
    idle.push(connection);
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
    try (lock) {
      closeAll();
    } catch (SQLException e) {
      throw DatabaseErrors.translate(e);
    } catch (IOException e) {
      throw new HistoryException("the history's files could not be closed: " + e.getMessage(), e);
    }
  }

  private void closeAll() throws SQLException {
    SQLException failure = null;
    for (Connection connection : opened) {
      try {
        connection.close();
      } catch (SQLException e) {
        e.setNextException(failure);
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
