package dev.saldo.app.demo;

import java.time.ZonedDateTime;

/** The demand on an account: the number of things it pays for in an hour. */
@FunctionalInterface
interface HourlyDemand {

  /** Returns the number sent or ordered in the hour that begins at a local time, at least 0. */
  long inHourFrom(ZonedDateTime hour);
}
