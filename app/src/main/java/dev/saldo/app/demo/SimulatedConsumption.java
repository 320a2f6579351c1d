package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The balance of an account at any time from a beginning on: what is used lowers it, a top-up lifts
 * it in office hours once it is low, a refund once. A function of the time alone; instants before
 * the beginning count as the beginning. Thread-safe.
 */
final class SimulatedConsumption {

  /**
   * How an account is paid, in the smallest units of its balance.
   *
   * @param decimals how many decimal places the balance has
   * @param opening what it begins with
   * @param price what one thing that is used costs
   * @param low a top-up follows below this; 0 for never
   * @param topUp how much is added then
   * @param refund how much is given back once, half-way through the demo's past; 0 for nothing
   */
  record Purse(int decimals, long opening, long price, long low, long topUp, long refund) {}

  private static final long SECONDS_PER_HOUR = Duration.ofHours(1).toSeconds();

  private final Instant begin;
  private final ZoneId zone;
  private final HourlyDemand demand;
  private final Purse purse;
  private final long refundHour;
  private final List<Long> levels = new ArrayList<>();

  SimulatedConsumption(
      Instant begin, Duration past, ZoneId zone, HourlyDemand demand, Purse purse) {
    this.begin = begin;
    this.zone = zone;
    this.demand = demand;
    this.purse = purse;
    this.refundHour = past.toHours() / 2;
    levels.add(purse.opening());
  }

  BigDecimal at(Instant instant) {
    long seconds = Math.max(0, Duration.between(begin, instant).toSeconds());
    int hour = Math.toIntExact(seconds / SECONDS_PER_HOUR);
    long level = level(hour);
    long used = affordable(level, hour) * (seconds % SECONDS_PER_HOUR) / SECONDS_PER_HOUR;
    return BigDecimal.valueOf(level - used * purse.price(), purse.decimals());
  }

  private synchronized long level(int hour) {
    while (levels.size() <= hour) {
      int last = levels.size() - 1;
      long before = levels.get(last);
      long after = before - affordable(before, last) * purse.price();
      levels.add(after + added(after, last + 1));
    }
    return levels.get(hour);
  }

  private long added(long level, int hour) {
    boolean lifted = level < purse.low() && OfficeHours.contain(local(hour));
    return (lifted ? purse.topUp() : 0) + (hour == refundHour ? purse.refund() : 0);
  }

  /** Returns how many things are used in an hour: what nobody pays for is not sent. */
  private long affordable(long level, int hour) {
    return Math.min(demand.inHourFrom(local(hour)), Math.max(0, level) / purse.price());
  }

  private ZonedDateTime local(int hour) {
    return begin.plusSeconds(hour * SECONDS_PER_HOUR).atZone(zone);
  }
}
