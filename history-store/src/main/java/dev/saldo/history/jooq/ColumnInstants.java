package dev.saldo.history.jooq;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns any instant into one a column can be compared with: of the millisecond, which is how finely
 * samples are kept, and within the years every database has.
 */
final class ColumnInstants {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private ColumnInstants() {}

  /** Returns the instant that has the same samples at or before it. */
  static Instant atOrBefore(Instant at) {
    return within(at).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the instant that has the same samples before it, and the same from it on. */
  static Instant atOrAfter(Instant from) {
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
