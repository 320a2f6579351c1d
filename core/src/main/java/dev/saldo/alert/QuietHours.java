package dev.saldo.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours of each day in which messages wait. Immutable and thread-safe.
 *
 * @param from the local time at which they begin
 * @param to the local time at which they end, on the next day if it is not after {@code from}
 * @param zone the zone of the local times
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours must not begin and end at the same time");
    }
  }

  /** Returns when a message due at an instant may be sent, UTC: then, or when the hours end. */
  public Instant delay(Instant due) {
    ZonedDateTime local = due.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = !to.isAfter(from);
    boolean evening = !time.isBefore(from);
    boolean morning = time.isBefore(to);
    boolean quiet = overnight ? evening || morning : evening && morning;
    if (!quiet) {
      return due;
    }
    boolean endsTomorrow = overnight && evening;
    return local.toLocalDate().plusDays(endsTomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant();
  }
}
