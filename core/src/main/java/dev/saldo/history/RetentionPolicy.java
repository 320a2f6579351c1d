package dev.saldo.history;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which samples of the past a history goes on keeping.
 *
 * <p>Samples carry what had added up by then, so the use between two samples that are kept is the
 * same whatever lay between them. Of each period the first sample is kept, and from every day, week
 * or month that ends the last one as well, so that reports by calendar do not change. So are the
 * first and last sample of a series, the last one before all are kept, both sides of every rise,
 * both sides of every fall that somebody classified, and both sides of a change between a number,
 * "unlimited" and none: with them the lowest and highest level of a day.
 *
 * @param zone whose calendar the periods follow
 * @param tiers what is kept how finely, the youngest first
 */
public record RetentionPolicy(ZoneId zone, List<Tier> tiers) {

  /** How finely old samples are kept. */
  public enum Grain {
    /** The first of every hour. */
    HOURLY,
    /** The first and last of every day. */
    DAILY,
    /** The first and last of every week, which begins on Monday. */
    WEEKLY,
    /** The first and last of every month. */
    MONTHLY
  }

  /**
   * A part of the past.
   *
   * @param before the samples before this instant, UTC, belong to it unless to an older part
   * @param grain how finely they are kept
   */
  public record Tier(Instant before, Grain grain) {}

  public RetentionPolicy {
    tiers = tiers.stream().sorted(Comparator.comparing(Tier::before).reversed()).toList();
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("say how finely old samples are kept, such as hourly");
    }
    for (int i = 1; i < tiers.size(); i++) {
      if (tiers.get(i).grain().compareTo(tiers.get(i - 1).grain()) <= 0
          || tiers.get(i).before().equals(tiers.get(i - 1).before())) {
        throw new IllegalArgumentException("older samples are kept less finely than younger ones");
      }
    }
  }

  /** Returns the instant from which on every sample is kept, UTC. */
  public Instant until() {
    return tiers.getFirst().before();
  }

  /** Returns how finely an instant is kept; empty if every sample is. */
  Optional<Grain> grain(Instant at) {
    return tiers.reversed().stream()
        .filter(tier -> at.isBefore(tier.before()))
        .findFirst()
        .map(Tier::grain);
  }

  /** Returns when the period of an instant begins. */
  Instant begin(Instant at, Grain grain) {
    ZonedDateTime time = at.atZone(zone);
    return switch (grain) {
      case HOURLY -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAILY -> midnight(time);
      case WEEKLY -> midnight(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTHLY -> midnight(time.withDayOfMonth(1));
    };
  }

  private Instant midnight(ZonedDateTime time) {
    return time.toLocalDate().atStartOfDay(zone).toInstant();
  }
}
