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
 * The rule that decides which old samples a history retains. Immutable and thread-safe.
 *
 * <p>Samples carry running totals, so the usage between two retained samples does not depend on the
 * samples deleted between them. The first sample of each period is retained, and the last one of
 * each complete day, week or month as well, so that reports by calendar do not change. Also
 * retained are the first and last sample of a series, the last sample before {@link #until}, both
 * samples of every rise, both samples of every manually classified fall, and both samples of a
 * change between a number, "unlimited" and none. Together they preserve the lowest and highest
 * level of a day.
 *
 * @param zone the time zone of the periods
 * @param tiers the tiers, youngest first
 */
public record RetentionPolicy(ZoneId zone, List<Tier> tiers) {

  /** The granularity at which old samples are retained. */
  public enum Grain {
    /** The first sample of every hour. */
    HOURLY,
    /** The first and last sample of every day. */
    DAILY,
    /** The first and last sample of every week, which starts on Monday. */
    WEEKLY,
    /** The first and last sample of every month. */
    MONTHLY
  }

  /**
   * A part of the past with one granularity.
   *
   * @param before the end of the tier, UTC; earlier samples belong to it unless they belong to an
   *     older tier
   * @param grain the granularity of the tier
   */
  public record Tier(Instant before, Grain grain) {}

  public RetentionPolicy {
    tiers = tiers.stream().sorted(Comparator.comparing(Tier::before).reversed()).toList();
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("choose a granularity for old samples, such as hourly");
    }
    for (int i = 1; i < tiers.size(); i++) {
      if (tiers.get(i).grain().compareTo(tiers.get(i - 1).grain()) <= 0
          || tiers.get(i).before().equals(tiers.get(i - 1).before())) {
        throw new IllegalArgumentException(
            "older samples need a coarser granularity than younger ones");
      }
    }
  }

  /** Returns the instant from which every sample is retained, UTC. */
  public Instant until() {
    return tiers.getFirst().before();
  }

  /** Returns the granularity at an instant; empty if every sample is retained. */
  Optional<Grain> grain(Instant at) {
    return tiers.reversed().stream()
        .filter(tier -> at.isBefore(tier.before()))
        .findFirst()
        .map(Tier::grain);
  }

  /** Returns the start of the period that contains an instant. */
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
