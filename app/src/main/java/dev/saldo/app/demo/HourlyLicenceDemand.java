package dev.saldo.app.demo;

import java.time.ZonedDateTime;
import java.util.SplittableRandom;

/**
 * The licences ordered in an hour: usually none, occasionally one to three, in office hours.
 * Deterministic.
 *
 * @param seed the seed of the account
 * @param percent the percentage of office hours with an order
 */
record HourlyLicenceDemand(long seed, int percent) implements HourlyDemand {

  @Override
  public long inHourFrom(ZonedDateTime hour) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + hour.toEpochSecond());
    return OfficeHours.contain(hour) && random.nextInt(100) < percent ? random.nextInt(1, 4) : 0;
  }
}
