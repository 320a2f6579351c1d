package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The connections to a database that is shared with others. Thread-safe. */
interface HistoryConnections {

  /** Returns a connection; closing it returns it. */
  Connection open() throws SQLException;

  /** Prepares a connection for a short write transaction. */
  void beforeWriting(Connection connection) throws SQLException;

  /** Prepares a connection for a short transaction aside from the history. */
  default void beforeWritingAside(Connection connection) throws SQLException {
    beforeWriting(connection);
  }

  /** Prepares a connection for a transaction that may take minutes. */
  void beforeLongWriting(Connection connection) throws SQLException;

  /** Returns the exception to throw instead of one of JDBC or jOOQ. */
  HistoryException translate(Exception error);

  /**
   * Ends the use of the database.
   *
   * @param reached the ledger after the last transaction; empty if nothing was written
   */
  void close(Optional<HistoryLedger> reached);

  /** The connections of a host, whose settings stay as they are. */
  record LentConnections(DataSource dataSource) implements HistoryConnections {

    @Override
    public Connection open() throws SQLException {
      return dataSource.getConnection();
    }

    @Override
    public void beforeWriting(Connection connection) {
      // The host decides how long a transaction may take.
    }

    @Override
    public void beforeLongWriting(Connection connection) {
      // The host decides how long a transaction may take.
    }

    @Override
    public HistoryException translate(Exception error) {
      return DatabaseErrors.translate(error);
    }

    @Override
    public void close(Optional<HistoryLedger> reached) {
      // The host closes them.
    }
  }
}
