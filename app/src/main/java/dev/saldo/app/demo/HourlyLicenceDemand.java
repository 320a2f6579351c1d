package dev.saldo.app.demo;

import java.time.ZonedDateTime;
import java.util.SplittableRandom;

/**
 * Licences ordered in an hour: mostly none, now and then one to three, in office hours. The same
 * hour always gives the same number.
 *
 * @param seed tells accounts apart
 * @param percent how many office hours out of a hundred see an order
 */
record HourlyLicenceDemand(long seed, int percent) implements HourlyDemand {

  @Override
  public long inHourFrom(ZonedDateTime hour) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + hour.toEpochSecond());
    return OfficeHours.contain(hour) && random.nextInt(100) < percent ? random.nextInt(1, 4) : 0;
  }
}
