package dev.saldo.app.demo;

import java.time.ZonedDateTime;

/** What an account is used for: how many things it pays for in an hour. */
@FunctionalInterface
interface HourlyDemand {

  /** Returns how many are sent or ordered in the hour that begins at a local time, at least 0. */
  long inHourFrom(ZonedDateTime hour);
}
