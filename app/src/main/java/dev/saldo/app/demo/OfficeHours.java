package dev.saldo.app.demo;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;

/** The hours in which staff order, top up and start campaigns. */
final class OfficeHours {

  private OfficeHours() {}

  static boolean contain(ZonedDateTime local) {
    boolean weekday = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    return weekday && local.getHour() >= 9 && local.getHour() < 17;
  }
}
