package dev.saldo.history.jooq.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants from rows, and converts any instant into one that a column can be compared with:
 * in milliseconds, the precision of stored samples, and within the years that every database
 * supports.
 */
public final class ColumnInstants {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private ColumnInstants() {}

  /** Returns the instant in a column of a row, from 1, which is not null. */
  public static Instant read(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Returns the instant in a column of a row, from 1; null if there is none. */
  public static @Nullable Instant readOrNull(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Returns the column instant with the same samples at or before it. */
  public static Instant atOrBefore(Instant at) {
    return within(at).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the column instant with the same samples before it, and the same at or after it. */
  public static Instant atOrAfter(Instant from) {
    Instant cut = atOrBefore(from);
    return cut.isBefore(within(from)) ? cut.plusMillis(1) : cut;
  }

  private static Instant within(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }
}
