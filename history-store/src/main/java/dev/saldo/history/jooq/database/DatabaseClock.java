package dev.saldo.history.jooq.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The clock of a database, which all processes that share it agree on. */
public final class DatabaseClock {

  private DatabaseClock() {}

  /**
   * Returns the time now, not that at which the transaction began, UTC, in whole milliseconds. A
   * database in this process has the clock of the process.
   */
  public static Instant now(DSLContext sql) {
    String clock = sql.family() == SQLDialect.POSTGRES ? "clock_timestamp()" : "current_timestamp";
    return sql.select(DSL.field(clock, SQLDataType.INSTANT))
        .fetchSingle(row -> row.value1())
        .truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the time of a database's server, UTC; empty if the database is in this process. */
  public static Optional<Instant> findServerTime(HistoryDatabase database) {
    try {
      return database.read(
          sql -> sql.family() == SQLDialect.POSTGRES ? Optional.of(now(sql)) : Optional.empty());
    } catch (DataAccessException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }
}
