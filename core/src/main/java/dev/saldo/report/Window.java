package dev.saldo.report;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The period of a report. Immutable and thread-safe.
 *
 * @param from its start, UTC, inclusive
 * @param to its end, UTC, exclusive
 * @param zone the time zone by which it is divided into steps
 */
public record Window(Instant from, Instant to, ZoneId zone) {

  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the window is empty: " + from + " is not before " + to);
    }
  }
}
