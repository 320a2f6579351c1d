package dev.saldo.alert;

import dev.saldo.alert.AlertCondition.BalanceBelow;
import dev.saldo.alert.AlertCondition.ExpiresWithin;
import dev.saldo.alert.AlertCondition.Failing;
import dev.saldo.alert.AlertCondition.OrderBy;
import dev.saldo.alert.AlertCondition.RunwayBelow;
import dev.saldo.alert.AlertCondition.Stale;
import dev.saldo.alert.AlertCondition.TopUpOverdue;
import dev.saldo.alert.AlertCondition.ToppedUp;
import dev.saldo.alert.AlertCondition.Unauthorized;
import dev.saldo.alert.AlertCondition.UseAboveUsual;
import dev.saldo.alert.AlertFacts.Bucket;
import dev.saldo.runway.Runway;
import dev.saldo.runway.UsageBand;
import dev.saldo.spi.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The judgement of conditions on facts. Stateless and thread-safe. */
public final class AlertEvaluator {

  /** The top-ups that must be known to judge whether one is overdue. */
  public static final int TOP_UPS_TO_KNOW = 3;

  private AlertEvaluator() {}

  /** Returns the judgement of a condition on the facts. */
  public static AlertEvidence evaluate(AlertCondition condition, AlertFacts facts) {
    return switch (condition) {
      case BalanceBelow below -> judgeBucket(facts, bucket -> balance(below, bucket));
      case RunwayBelow below -> judgeBucket(facts, bucket -> runway(below, bucket));
      case OrderBy order -> judgeBucket(facts, bucket -> order(order, facts.asOf(), bucket));
      case UseAboveUsual above -> judgeBucket(facts, bucket -> use(above, bucket));
      case TopUpOverdue overdue -> judgeBucket(facts, AlertEvaluator::overdue);
      case ExpiresWithin within -> judgeBucket(facts, bucket -> expiry(within, facts, bucket));
      case ToppedUp topped -> judgeBucket(facts, bucket -> toppedUp(topped, bucket));
      case Stale stale -> stale(stale, facts);
      case Failing failing -> failing(failing, facts);
      case Unauthorized unauthorized -> unauthorized(facts);
    };
  }

  /**
   * A level is judged only if it was just read and can be believed. Zero is a level; null is not.
   */
  private static AlertEvidence judgeBucket(
      AlertFacts facts, Function<Bucket, AlertEvidence> judgement) {
    Bucket bucket = Objects.requireNonNull(facts.bucket(), "the rule is about a bucket");
    if (facts.reading().failure() != null) {
      return AlertEvidence.unknown("the latest poll failed");
    }
    return bucket.trusted()
        ? judgement.apply(bucket)
        : AlertEvidence.unknown("the latest reading is not confirmed yet");
  }

  private static AlertEvidence balance(BalanceBelow below, Bucket bucket) {
    if (bucket.unlimited()) {
      return AlertEvidence.healthy(null, "unlimited");
    }
    BigDecimal left = bucket.left();
    if (left == null) {
      return AlertEvidence.unknown("no number was stated");
    }
    String figures = bucket.text(left) + " left";
    if (left.compareTo(below.threshold()) < 0) {
      return AlertEvidence.breach(left, figures + ", below " + bucket.text(below.threshold()));
    }
    return left.compareTo(below.recovers()) >= 0
        ? AlertEvidence.healthy(left, figures)
        : AlertEvidence.between(left, figures);
  }

  private static AlertEvidence runway(RunwayBelow below, Bucket bucket) {
    Runway runway = bucket.runway();
    return switch (runway.state()) {
      case STALE, INSUFFICIENT_DATA, DIRECTION_UNKNOWN, DERIVED ->
          AlertEvidence.unknown(runway.reason());
      case UNLIMITED, NO_LIMIT -> AlertEvidence.healthy(bucket.left(), runway.reason());
      case EMPTY -> AlertEvidence.breach(bucket.left(), runway.reason());
      case OK, IDLE, NOT_FALLING -> earliest(below, bucket);
    };
  }

  private static AlertEvidence earliest(RunwayBelow below, Bucket bucket) {
    Instant earliest = earliestEnd(bucket.runway());
    if (earliest == null) {
      return AlertEvidence.healthy(bucket.left(), "lasts more than a year");
    }
    Duration left = Duration.between(bucket.runway().asOf(), earliest);
    String figures = "may run out in " + AlertText.days(left);
    if (left.compareTo(below.near()) < 0 && isLikely(below, bucket.runway())) {
      return AlertEvidence.breach(bucket.left(), figures);
    }
    if (left.compareTo(below.threshold()) < 0) {
      return AlertEvidence.doubtful(bucket.left(), figures);
    }
    String text = "expected to last at least " + AlertText.days(left);
    return left.compareTo(below.recovers()) >= 0
        ? AlertEvidence.healthy(bucket.left(), text)
        : AlertEvidence.between(bucket.left(), text);
  }

  private static boolean isLikely(RunwayBelow below, Runway runway) {
    Runway.Band band = runway.emptyAt();
    Instant middle = band == null ? null : band.p50();
    return middle != null && Duration.between(runway.asOf(), middle).compareTo(below.likely()) < 0;
  }

  private static AlertEvidence order(OrderBy order, Instant asOf, Bucket bucket) {
    Runway runway = bucket.runway();
    return switch (runway.state()) {
      case STALE, INSUFFICIENT_DATA, DIRECTION_UNKNOWN, DERIVED ->
          AlertEvidence.unknown(runway.reason());
      case UNLIMITED, NO_LIMIT -> AlertEvidence.healthy(bucket.left(), runway.reason());
      case OK, IDLE, NOT_FALLING, EMPTY -> {
        Instant earliest = earliestEnd(runway);
        if (earliest == null) {
          yield AlertEvidence.healthy(bucket.left(), "lasts more than a year");
        }
        BusinessCalendar calendar = order.calendar();
        LocalDate end = earliest.atZone(calendar.zone()).toLocalDate();
        LocalDate orderBy = calendar.subtract(end, order.leadDays());
        LocalDate today = asOf.atZone(calendar.zone()).toLocalDate();
        String text = "order by " + orderBy + ", it may run out on " + end;
        yield today.isBefore(orderBy)
            ? AlertEvidence.healthy(bucket.left(), text)
            : AlertEvidence.breach(bucket.left(), text);
      }
    };
  }

  private static @Nullable Instant earliestEnd(Runway runway) {
    Runway.Band band = runway.emptyAt();
    return band == null ? null : band.p10();
  }

  private static AlertEvidence use(UseAboveUsual above, Bucket bucket) {
    UsageBand band = bucket.usageBand();
    if (band == null) {
      return AlertEvidence.unknown("fewer than 3 weeks of use are known");
    }
    double limit = band.limit(above.falseAlarmsAMonth());
    String text =
        "%s used in the hour from %s, usually %s, at most %s"
            .formatted(
                AlertText.figure(band.used()),
                band.hour(),
                AlertText.figure(band.usual()),
                AlertText.figure(limit));
    return band.used() > limit
        ? AlertEvidence.breach(BigDecimal.valueOf(band.used()), text)
        : AlertEvidence.healthy(BigDecimal.valueOf(band.used()), text);
  }

  private static AlertEvidence overdue(Bucket bucket) {
    BigDecimal left = bucket.left();
    List<BigDecimal> levels = bucket.levelsBeforeTopUps();
    if (left == null || levels.size() < TOP_UPS_TO_KNOW) {
      return AlertEvidence.unknown("fewer than " + TOP_UPS_TO_KNOW + " top-ups are known");
    }
    BigDecimal lowest = Collections.min(levels);
    String text =
        "%s left; top-ups came at %s or above".formatted(bucket.text(left), bucket.text(lowest));
    return left.compareTo(lowest) < 0
        ? AlertEvidence.breach(left, text)
        : AlertEvidence.healthy(left, text);
  }

  private static AlertEvidence expiry(ExpiresWithin within, AlertFacts facts, Bucket bucket) {
    Instant expiresAt = bucket.expiresAt();
    if (expiresAt == null) {
      return AlertEvidence.unknown("no expiry is known");
    }
    BigDecimal left = bucket.left();
    if (left != null && left.signum() <= 0) {
      return AlertEvidence.healthy(left, "nothing is left that could expire");
    }
    Duration until = Duration.between(facts.asOf(), expiresAt);
    String text = until.isPositive() ? "expires in " + AlertText.days(until) : "has expired";
    return until.compareTo(within.threshold()) < 0
        ? AlertEvidence.breach(left, text)
        : AlertEvidence.healthy(left, text);
  }

  private static AlertEvidence toppedUp(ToppedUp topped, Bucket bucket) {
    BigDecimal added = bucket.addedLately();
    BigDecimal least = topped.least();
    if (added == null || (least != null && added.compareTo(least) < 0)) {
      return AlertEvidence.healthy(bucket.left(), "no top-up");
    }
    return AlertEvidence.breach(bucket.left(), "topped up by " + bucket.text(added));
  }

  private static AlertEvidence stale(Stale stale, AlertFacts facts) {
    Instant read = facts.reading().lastReadAt();
    if (read == null) {
      return AlertEvidence.unknown("never read");
    }
    Duration age = Duration.between(read, facts.asOf());
    String text = "last read " + AlertText.days(age) + " ago";
    return age.compareTo(stale.threshold()) >= 0
        ? AlertEvidence.breach(null, text)
        : AlertEvidence.healthy(null, text);
  }

  private static AlertEvidence failing(Failing failing, AlertFacts facts) {
    Instant since = facts.reading().failingSince();
    if (since == null) {
      return AlertEvidence.healthy(null, "polls succeed again");
    }
    Duration time = Duration.between(since, facts.asOf());
    String text = "polls have failed for " + AlertText.days(time);
    return time.compareTo(failing.threshold()) >= 0
        ? AlertEvidence.breach(null, text)
        : AlertEvidence.between(null, text);
  }

  private static AlertEvidence unauthorized(AlertFacts facts) {
    FailureReason failure = facts.reading().failure();
    if (failure == FailureReason.UNAUTHORIZED) {
      return AlertEvidence.breach(null, "the vendor refuses the credentials");
    }
    return failure == null
        ? AlertEvidence.healthy(null, "the vendor accepts the credentials")
        : AlertEvidence.unknown("the latest poll failed for another reason");
  }
}
