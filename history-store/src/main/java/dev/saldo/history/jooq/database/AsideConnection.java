package dev.saldo.history.jooq.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The connection for transactions aside from the history, which do not wait for the writer.
 * Thread-safe.
 */
final class AsideConnection {

  private final DataSource database;
  private final Lock lock = new ReentrantLock();
  private @Nullable Connection connection;

  /** Work on the database's store. */
  @FunctionalInterface
  interface StoreWork {
    void run() throws SQLException;
  }

  AsideConnection(DataSource database) {
    this.database = database;
  }

  <T> T run(AsideDurability durability, Function<DSLContext, T> work) throws SQLException {
    lock.lock();
    try {
      return AsideTransaction.run(open(), SchemaName.DEFAULT, durability, work);
    } finally {
      lock.unlock();
    }
  }

  /** Runs work while no transaction on this connection commits. */
  void exclude(StoreWork work) throws SQLException {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  void close() throws SQLException {
    lock.lock();
    try {
      Connection last = connection;
      if (last != null) {
        last.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Opens a connection if there is none, or if the database closed itself. */
  private Connection open() throws SQLException {
    Connection known = connection;
    if (known != null && !known.isClosed()) {
      return known;
    }
    Connection opened = database.getConnection();
    opened.setAutoCommit(false);
    connection = opened;
    return opened;
  }
}
