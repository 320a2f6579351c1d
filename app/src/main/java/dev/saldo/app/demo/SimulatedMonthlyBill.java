package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What a postpaid account has used since the first of the month: it grows with use, and begins
 * again at 0 when the month is billed. A function of the time alone.
 *
 * @param zone whose months are billed
 * @param demand what is used
 * @param price what one thing that is used costs
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
