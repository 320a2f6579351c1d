package dev.saldo.alert;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule looks for. Immutable and thread-safe. */
public sealed interface AlertCondition {

  /** Returns whether this happens at one moment, so that nobody is told of its end. */
  default boolean isMomentary() {
    return false;
  }

  /** Returns whether this is about the account rather than one of its buckets. */
  default boolean isAboutAccount() {
    return false;
  }

  /**
   * The amount left is below a threshold.
   *
   * @param threshold the amount below which it is low
   * @param recovers the amount at which an episode ends, at least {@code threshold}
   */
  record BalanceBelow(BigDecimal threshold, BigDecimal recovers) implements AlertCondition {
    public BalanceBelow {
      if (recovers.compareTo(threshold) < 0) {
        throw new IllegalArgumentException("recovers must be at least the threshold");
      }
    }
  }

  /**
   * The balance may run out soon: the 10th percentile of the prediction is near the threshold. An
   * episode opens only if the median is near, too, because a wide range alone warns too often.
   *
   * @param threshold the time below which it is short
   * @param recovers the time at which an episode ends, at least {@code threshold}
   */
  record RunwayBelow(Duration threshold, Duration recovers) implements AlertCondition {
    public RunwayBelow {
      if (recovers.compareTo(threshold) < 0) {
        throw new IllegalArgumentException("recovers must be at least the threshold");
      }
    }

    /** Returns the median below which an episode opens: a third above the threshold. */
    public Duration likely() {
      return threshold.multipliedBy(4).dividedBy(3);
    }

    /**
     * Returns the 10th percentile below which an episode opens: a twelfth above the threshold, for
     * what passes until the reading that shows it.
     */
    public Duration near() {
      return threshold.multipliedBy(13).dividedBy(12);
    }

    /** Returns this condition for an account that is read seldom: a tenth more time. */
    RunwayBelow early() {
      Duration longer = threshold.multipliedBy(11).dividedBy(10);
      return new RunwayBelow(longer, recovers.compareTo(longer) < 0 ? longer : recovers);
    }
  }

  /**
   * Credit must be ordered now to arrive before the balance may run out.
   *
   * @param leadDays the business days from an order until the credit arrives
   * @param calendar the business days
   */
  record OrderBy(int leadDays, BusinessCalendar calendar) implements AlertCondition {
    public OrderBy {
      if (leadDays < 0) {
        throw new IllegalArgumentException("leadDays must be at least 0, not " + leadDays);
      }
    }
  }

  /**
   * The use of an hour is far above the usual one of its hour of the week.
   *
   * @param falseAlarmsAMonth the false alarms that are accepted, on average a month, more than 0
   */
  record UseAboveUsual(double falseAlarmsAMonth) implements AlertCondition {

    /** The default number of false alarms a month. */
    public static final double USUAL_FALSE_ALARMS = 1;

    public UseAboveUsual {
      if (!(falseAlarmsAMonth > 0)) {
        throw new IllegalArgumentException(
            "false alarms must be more than 0 a month, not " + falseAlarmsAMonth);
      }
    }
  }

  /** The balance is below the levels at which top-ups used to come, and none came. */
  record TopUpOverdue() implements AlertCondition {}

  /**
   * Credit expires soon.
   *
   * @param threshold the time before the expiry
   */
  record ExpiresWithin(Duration threshold) implements AlertCondition {}

  /**
   * The balance was not read for too long, whatever the reason.
   *
   * @param threshold the age from which it is too old
   */
  record Stale(Duration threshold) implements AlertCondition {
    @Override
    public boolean isAboutAccount() {
      return true;
    }
  }

  /**
   * All polls fail.
   *
   * @param threshold the time for which they failed
   */
  record Failing(Duration threshold) implements AlertCondition {
    @Override
    public boolean isAboutAccount() {
      return true;
    }
  }

  /** The vendor refuses the credentials. */
  record Unauthorized() implements AlertCondition {
    @Override
    public boolean isAboutAccount() {
      return true;
    }
  }

  /**
   * Credit arrived.
   *
   * @param least the smallest amount worth telling; null for any
   */
  record ToppedUp(@Nullable BigDecimal least) implements AlertCondition {
    @Override
    public boolean isMomentary() {
      return true;
    }
  }
}
