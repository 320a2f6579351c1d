package dev.saldo.app.demo;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;

/** When somebody is there to order, to top up and to start a campaign. */
final class OfficeHours {

  private OfficeHours() {}

  static boolean contain(ZonedDateTime local) {
    boolean weekday = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    return weekday && local.getHour() >= 9 && local.getHour() < 17;
  }
}
