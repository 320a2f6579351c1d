package dev.saldo.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The balance of an account as a function of time: usage lowers it, a top-up in office hours raises
 * it when it is low, and one refund raises it once. Instants before the beginning count as the
 * beginning. Thread-safe.
 */
final class SimulatedConsumption {

  /**
   * The money of an account, in the smallest unit of its balance.
   *
   * @param decimals the number of decimals of the balance
   * @param opening the balance at the beginning
   * @param price the price of one thing used
   * @param low the balance below which a top-up follows; 0 for never
   * @param topUp the amount of a top-up
   * @param refund the refund half-way through the past of the demo; 0 for none
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

  /** Returns the number of things used in an hour, at most as many as the balance pays for. */
  private long affordable(long level, int hour) {
    return Math.min(demand.inHourFrom(local(hour)), Math.max(0, level) / purse.price());
  }

  private ZonedDateTime local(int hour) {
    return begin.plusSeconds(hour * SECONDS_PER_HOUR).atZone(zone);
  }
}
