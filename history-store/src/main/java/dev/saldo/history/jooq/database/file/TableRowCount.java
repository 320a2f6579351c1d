package dev.saldo.history.jooq.database.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.schema.Schema;
import org.h2.table.Table;

/**
 * A comparison of the numbers of rows of tables and their indexes. A single flipped bit in H2's
 * directory of a file makes it open a table or an index as an empty one. H2 has these numbers in
 * memory, and no statement shows those of an index, so this uses its tables directly.
 */
public final class TableRowCount {

  private static final String SCHEMA = "SALDO";

  private TableRowCount() {}

  /**
   * Returns the contradiction in a database, if there is one.
   *
   * @param connection the only connection that could write
   */
  public static Optional<String> findContradiction(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    try {
      return findContradiction(session);
    } catch (RuntimeException | OutOfMemoryError e) { // a damaged length asks for gigabytes
      throw DbException.toSQLException(e);
    } catch (AssertionError e) {
      return Optional.of("its tables cannot be counted");
    }
  }

  private static Optional<String> findContradiction(SessionLocal session) {
    Schema schema = session.getDatabase().findSchema(SCHEMA);
    if (schema == null) {
      return Optional.empty();
    }
    for (Index index : schema.getAllIndexes()) {
      long rows = index.getTable().getRowCount(session);
      long entries = index.getRowCount(session);
      if (rows != entries) {
        return Optional.of(
            "table %s has %d rows, but one of its indexes has %d"
                .formatted(index.getTable().getName(), rows, entries));
      }
    }
    return isEmpty(schema, session, "HEAD") && !isEmpty(schema, session, "SERIES")
        ? Optional.of("the newest samples are missing")
        : Optional.empty();
  }

  private static boolean isEmpty(Schema schema, SessionLocal session, String name) {
    Table table = schema.findTableOrView(session, name);
    return table == null || table.getRowCount(session) == 0;
  }
}
