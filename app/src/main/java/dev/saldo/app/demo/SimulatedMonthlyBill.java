package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The usage of a postpaid account since the first of the month: it grows with usage and is 0 again
 * when the month is billed. A function of time.
 *
 * @param zone the time zone of the months
 * @param demand the demand
 * @param price the price of one thing used
 */
record SimulatedMonthlyBill(ZoneId zone, HourlyDemand demand, BigDecimal price) {

  private static final long SECONDS_PER_HOUR = Duration.ofHours(1).toSeconds();

  BigDecimal at(Instant instant) {
    ZonedDateTime now = instant.atZone(zone);
    ZonedDateTime hour = now.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
    long used = 0;
    while (!hour.plusHours(1).isAfter(now)) {
      used += demand.inHourFrom(hour);
      hour = hour.plusHours(1);
    }
    long seconds = Duration.between(hour, now).toSeconds();
    used += demand.inHourFrom(hour) * seconds / SECONDS_PER_HOUR;
    return price.multiply(BigDecimal.valueOf(used));
  }
}
