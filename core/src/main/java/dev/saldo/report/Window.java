package dev.saldo.report;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The time a report is about.
 *
 * @param from its beginning, UTC, included
 * @param to its end, UTC, not included
 * @param zone whose calendar cuts it into steps
 */
public record Window(Instant from, Instant to, ZoneId zone) {

  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("the window is empty: " + from + " is not before " + to);
    }
  }
}
