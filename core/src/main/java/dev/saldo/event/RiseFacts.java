package dev.saldo.event;

import dev.saldo.account.PrepaidCredit;
import dev.saldo.history.Rise;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The facts by which {@link RiseClassifier} classifies a rise. Immutable. */
final class RiseFacts {

  /** The time before a rise in which earlier rises count. */
  static final Duration MEMORY = EarlierRises.MEMORY;

  private static final BigDecimal SMALL = new BigDecimal("0.05");

  private final SeriesKey key;
  private final boolean periodic;
  private final Rise rise;
  private final boolean first;
  private final BigDecimal usual;
  private final int months;
  private final BigDecimal mostUsed;

  /**
   * Creates the facts of a rise.
   *
   * @param before the rises of the series in the 100 days before it; small ones are ignored
   * @param mostUsed an upper bound of the usage in the 72 h before it
   */
  RiseFacts(Series series, Rise rise, List<Rise> before, BigDecimal mostUsed) {
    this(series.key(), isPeriodic(series), rise, EarlierRises.of(before), mostUsed);
  }

  /**
   * Creates the facts of a rise.
   *
   * @param periodic whether the figure restarts with each billing period
   * @param earlier the rises in the 100 days before it, as they are now
   */
  RiseFacts(SeriesKey key, boolean periodic, Rise rise, EarlierRises earlier, BigDecimal mostUsed) {
    this.key = key;
    this.periodic = periodic;
    this.rise = rise;
    this.first = earlier.isEmpty();
    this.usual = earlier.usual();
    this.months = earlier.months(rise);
    this.mostUsed = mostUsed;
  }

  private RiseFacts(RiseFacts other, boolean periodic) {
    this.key = other.key;
    this.periodic = periodic;
    this.rise = other.rise;
    this.first = other.first;
    this.usual = other.usual;
    this.months = other.months;
    this.mostUsed = other.mostUsed;
  }

  /** Returns the same facts of a figure that restarts with each billing period, or does not. */
  RiseFacts as(boolean restarting) {
    return restarting == periodic ? this : new RiseFacts(this, restarting);
  }

  SeriesKey key() {
    return key;
  }

  Rise rise() {
    return rise;
  }

  BigDecimal amount() {
    return rise.amount();
  }

  LevelChange change() {
    return new LevelChange(rise.after(), rise.observedAt(), rise.amount());
  }

  /** Returns whether an amount is at most 5 % of another. */
  static boolean isSmall(BigDecimal amount, BigDecimal reference) {
    return amount.compareTo(reference.multiply(SMALL)) <= 0;
  }

  /** Returns whether there is no earlier rise to compare it with. */
  boolean isFirst() {
    return first;
  }

  /**
   * Returns the median of the earlier rises, of two middle values the smaller; 0 if there is none.
   */
  BigDecimal usual() {
    return usual;
  }

  /** Returns whether the classification depends on the usage before the rise. */
  boolean dependsOnUse() {
    return isSmall(rise.amount(), first ? mostUsed : usual);
  }

  /** Returns whether the figure restarts with each billing period. */
  boolean isPeriodic() {
    return periodic;
  }

  /** Returns whether the figure of a series restarts with each billing period. */
  static boolean isPeriodic(Series series) {
    boolean isCredit = PrepaidCredit.isNegativeDebt(series.key().meaning(), series.terms());
    return series.terms().billing() == Billing.POSTPAID
        || (series.key().meaning() != Meaning.REMAINING && !isCredit);
  }

  boolean isSpent() {
    return key.meaning() == Meaning.SPENT;
  }

  /** Returns the number of the three preceding months with a rise on the same day of the month. */
  int months() {
    return months;
  }
}
