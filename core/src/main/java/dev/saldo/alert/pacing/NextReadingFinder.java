package dev.saldo.alert.pacing;

import dev.saldo.alert.AccountFacts;
import dev.saldo.alert.AccountRules;
import dev.saldo.alert.AlertCondition;
import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.ExpiresWithin;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertCondition.Stale;
import dev.saldo.alert.AlertCondition.TopUpOverdue;
import dev.saldo.alert.AlertCondition.UseAboveUsual;
import dev.saldo.alert.AlertEvaluator;
import dev.saldo.alert.AlertFacts;
import dev.saldo.alert.AlertRule;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertTrack;
import dev.saldo.alert.BucketFacts;
import dev.saldo.alert.BusinessCalendar;
import dev.saldo.runway.Runway;
import dev.saldo.runway.UsageBand;
import dev.saldo.schedule.AdaptiveInterval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides how long to wait for the next reading of an account whose interval follows its balance:
 * so long that the next alert cannot come late. Immutable and thread-safe.
 *
 * <p>Each rule gives a wait, and the shortest one counts. A level is approached in sixths of the
 * time until it at the pace of the 10th percentile. A runway is read the more often, the fewer
 * times the prediction would have to move from its median to its 10th percentile until the rule
 * holds: at the shortest interval while one such move is enough, and half as often with each more.
 * While an alert about a runway is open, a top-up is expected, and a short interval keeps it from
 * hiding use that the next prediction needs.
 */
public final class NextReadingFinder {

  private static final int READINGS_BEFORE_LEVEL = 6;
  private static final int READINGS_BEFORE_RUNWAY = 3;
  private static final int READINGS_BEFORE_EMPTY = 2;

  /** The distance from a rule about a runway, as a multiple of its time, that is always near. */
  private static final double NEAR = 1.15;

  /** The distance from which on a rule about a runway allows the longest interval. */
  private static final double FAR = 8;

  /** The doublings of the shortest interval until then. */
  private static final int DOUBLINGS = 3;

  private static final int MOST_DOUBLINGS = 20;

  /** The smallest ratio of the median to the 10th percentile that is believed. */
  private static final double NARROWEST_RANGE = 1.1;

  private static final long FIRST_HOURS = 72;
  private static final double FALSE_ALARMS_A_MONTH = 1;

  /** The time that a balance lasts at least if no prediction states an end. */
  private static final Duration LONGEST_RUNWAY = Duration.ofDays(400);

  /** The wait while nothing can change but by a top-up, or before the first use. */
  private static final Duration WITHOUT_USE = Duration.ofHours(1);

  private final AdaptiveInterval bounds;
  private final AccountRules rules;
  private final AccountFacts facts;
  private final Map<AlertSubject, AlertTrack> tracks;

  private NextReadingFinder(
      AdaptiveInterval bounds,
      AccountRules rules,
      AccountFacts facts,
      Map<AlertSubject, AlertTrack> tracks) {
    this.bounds = bounds;
    this.rules = rules;
    this.facts = facts;
    this.tracks = tracks;
  }

  /**
   * Returns the interval until the next reading: the shortest or a power of two of it, at most the
   * longest.
   *
   * @param facts the facts of the latest reading, with predictions and the usual use
   * @param tracks the memory of the rules after this reading
   */
  public static Duration find(
      AdaptiveInterval bounds,
      AccountRules rules,
      AccountFacts facts,
      Map<AlertSubject, AlertTrack> tracks) {
    return bounds.fit(new NextReadingFinder(bounds, rules, facts, tracks).longestWait());
  }

  private Duration longestWait() {
    Duration wait = bounds.longest();
    for (AlertTrack track : tracks.values()) {
      if (track.breaches() > 0 || track.healthy() > 0) {
        return bounds.shortest();
      }
    }
    for (AlertRule rule :
        rules.set().aboutAccount(facts.account(), facts.provider(), rules.tags())) {
      if (rule.condition() instanceof Stale stale) {
        wait = shorter(wait, stale.threshold().dividedBy(2));
      }
    }
    for (BucketFacts bucket : facts.buckets()) {
      wait = shorter(wait, waitFor(bucket));
    }
    return wait;
  }

  private Duration waitFor(BucketFacts bucket) {
    AlertFacts.Bucket known = bucket.facts();
    if (!known.trusted() || isUnusual(known.usageBand())) {
      return bounds.shortest();
    }
    BigDecimal left = known.left();
    if (left == null) {
      return known.unlimited() ? bounds.longest() : WITHOUT_USE;
    }
    return switch (known.runway().state()) {
      case INSUFFICIENT_DATA -> isNew(known.runway()) ? twiceShortest() : WITHOUT_USE;
      case UNLIMITED, NO_LIMIT, DIRECTION_UNKNOWN, DERIVED -> bounds.longest();
      case EMPTY -> WITHOUT_USE;
      case OK, IDLE, STALE, NOT_FALLING -> {
        Duration runway = runway(known.runway());
        Duration wait = shorter(runway.dividedBy(READINGS_BEFORE_EMPTY), bounds.longest());
        Duration first = isNew(known.runway()) ? shorter(wait, twiceShortest()) : wait;
        yield shorter(first, untilAlert(bucket, left, runway));
      }
    };
  }

  private static boolean isUnusual(@Nullable UsageBand band) {
    return band != null && band.used() > band.limit(FALSE_ALARMS_A_MONTH);
  }

  private static boolean isNew(Runway runway) {
    return runway.inputs().hoursSeen() < FIRST_HOURS;
  }

  private static Duration runway(Runway runway) {
    Runway.Band band = runway.emptyAt();
    Instant earliest = band == null ? null : band.p10();
    return earliest == null ? LONGEST_RUNWAY : Duration.between(runway.asOf(), earliest);
  }

  /** Returns the longest wait for the rules about a bucket that have no open episode. */
  private Duration untilAlert(BucketFacts bucket, BigDecimal left, Duration runway) {
    Duration wait = bounds.longest();
    for (AlertRule rule : rules.rulesAbout(bucket)) {
      AlertTrack track =
          tracks.get(new AlertSubject(rule.name(), facts.account(), bucket.series().bucket()));
      boolean open = track != null && track.episode() != null;
      wait =
          shorter(
              wait,
              open
                  ? untilTopUp(rule.condition())
                  : untilBreach(rule.condition(), bucket.facts(), left, runway));
    }
    return wait;
  }

  private Duration untilTopUp(AlertCondition open) {
    return switch (open) {
      case RunwayBelow below -> longer(twiceShortest(), WITHOUT_USE);
      case OrderBy order -> longer(twiceShortest(), WITHOUT_USE);
      default -> bounds.longest();
    };
  }

  private Duration untilBreach(
      AlertCondition condition, AlertFacts.Bucket bucket, BigDecimal left, Duration runway) {
    return switch (condition) {
      case BalanceBelow below -> untilLevel(below.threshold(), left, runway);
      case TopUpOverdue overdue -> {
        List<BigDecimal> levels = bucket.levelsBeforeTopUps();
        yield levels.size() < AlertEvaluator.TOP_UPS_TO_KNOW
            ? bounds.longest()
            : untilLevel(Collections.min(levels), left, runway);
      }
      case RunwayBelow below -> untilRunway(below, bucket.runway(), runway);
      case OrderBy order -> untilOrder(leadTime(order, runway), bucket.runway(), runway);
      case ExpiresWithin within ->
          bucket.expiresAt() == null || left.signum() <= 0
              ? bounds.longest()
              : share(Duration.between(facts.asOf(), bucket.expiresAt()).minus(within.threshold()));
      case UseAboveUsual above -> twiceShortest();
      default -> bounds.longest();
    };
  }

  private Duration untilLevel(BigDecimal level, BigDecimal left, Duration runway) {
    double above = left.subtract(level).doubleValue();
    return left.signum() <= 0
        ? bounds.longest()
        : share(Duration.ofSeconds((long) (runway.toSeconds() * above / left.doubleValue())));
  }

  /** Returns the wait for an alert that opens if both percentiles are near. */
  private Duration untilRunway(RunwayBelow below, Runway prediction, Duration early) {
    Duration median = median(prediction);
    double distance = Math.max(ratio(early, below.near()), ratio(median, below.likely()));
    Duration until = longer(early.minus(below.near()), median.minus(below.likely()));
    return byRange(distance, ratio(median, early), until);
  }

  private Duration untilOrder(Duration leadTime, Runway prediction, Duration early) {
    return byRange(ratio(early, leadTime), ratio(median(prediction), early), early.minus(leadTime));
  }

  /**
   * Returns the wait for a rule about a runway.
   *
   * @param distance the runway as a multiple of the time of the rule
   * @param range the median as a multiple of the 10th percentile
   * @param until the time until the rule holds, at the predicted pace
   */
  private Duration byRange(double distance, double range, Duration until) {
    double moves = StrictMath.log(distance) / StrictMath.log(Math.max(range, NARROWEST_RANGE));
    int doublings = distance < NEAR ? 0 : (int) moves;
    int most = distance < FAR ? DOUBLINGS : MOST_DOUBLINGS;
    Duration wait = bounds.shortest().multipliedBy(1L << Math.min(doublings, most));
    return longer(
        shorter(wait, twiceShortest()), shorter(wait, until.dividedBy(READINGS_BEFORE_RUNWAY)));
  }

  private static Duration median(Runway prediction) {
    Runway.Band band = prediction.emptyAt();
    Instant middle = band == null ? null : band.p50();
    return middle == null ? LONGEST_RUNWAY : Duration.between(prediction.asOf(), middle);
  }

  private static double ratio(Duration one, Duration other) {
    return one.toSeconds() / (double) Math.max(1, other.toSeconds());
  }

  /** Returns the time from the start of the day on which to order until the 10th percentile. */
  private Duration leadTime(OrderBy order, Duration runway) {
    BusinessCalendar calendar = order.calendar();
    Instant end = facts.asOf().plus(runway);
    Instant orderBy =
        calendar
            .subtract(end.atZone(calendar.zone()).toLocalDate(), order.leadDays())
            .atStartOfDay(calendar.zone())
            .toInstant();
    return Duration.between(orderBy, end);
  }

  private static Duration share(Duration untilAlert) {
    return untilAlert.dividedBy(READINGS_BEFORE_LEVEL);
  }

  private Duration twiceShortest() {
    return bounds.shortest().multipliedBy(2);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
