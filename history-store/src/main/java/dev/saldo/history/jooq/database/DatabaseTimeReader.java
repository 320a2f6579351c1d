package dev.saldo.history.jooq.database;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads the clock of a database's server. */
public final class DatabaseTimeReader {

  private DatabaseTimeReader() {}

  /** Returns the time of the server, UTC; empty if the database is in this process. */
  public static Optional<Instant> find(HistoryDatabase database) {
    try {
      return database.read(DatabaseTimeReader::find);
    } catch (DataAccessException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }

  private static Optional<Instant> find(DSLContext sql) {
    return sql.family() == SQLDialect.POSTGRES
        ? Optional.of(
            sql.select(DSL.field("clock_timestamp()", SQLDataType.INSTANT))
                .fetchSingle(row -> row.value1()))
        : Optional.empty();
  }
}
