package dev.saldo.event;

import dev.saldo.account.PrepaidCredit;
import dev.saldo.history.Rise;
import dev.saldo.history.Series;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.usage.LevelChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The facts by which {@link RiseClassifier} classifies a rise. */
final class RiseFacts {

  /** The time before a rise in which earlier rises count. */
  static final Duration MEMORY = Duration.ofDays(100);

  private static final BigDecimal SMALL = new BigDecimal("0.05");
  private static final Duration SAME_DAY = Duration.ofHours(36);

  private final Series series;
  private final Rise rise;
  private final List<Rise> earlier;
  private final BigDecimal usual;
  private final BigDecimal mostUsed;

  /**
   * Creates the facts of a rise.
   *
   * @param before the rises of the series in the 100 days before it; small ones are ignored
   * @param mostUsed an upper bound of the usage in the 72 h before it
   */
  RiseFacts(Series series, Rise rise, List<Rise> before, BigDecimal mostUsed) {
    BigDecimal largest =
        before.stream().map(Rise::amount).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    BigDecimal small = largest.multiply(SMALL);
    this.series = series;
    this.rise = rise;
    this.mostUsed = mostUsed;
    this.earlier = before.stream().filter(r -> r.amount().compareTo(small) > 0).toList();
    List<BigDecimal> sizes = earlier.stream().map(Rise::amount).sorted().toList();
    this.usual = sizes.isEmpty() ? BigDecimal.ZERO : sizes.get((sizes.size() - 1) / 2);
  }

  Series series() {
    return series;
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
    return earlier.isEmpty();
  }

  /**
   * Returns the median of the earlier rises, of two middle values the smaller; 0 if there is none.
   */
  BigDecimal usual() {
    return usual;
  }

  /** Returns whether the classification depends on the usage before the rise. */
  boolean dependsOnUse() {
    return isSmall(rise.amount(), isFirst() ? mostUsed : usual);
  }

  /** Returns whether the figure restarts with each billing period. */
  boolean isPeriodic() {
    boolean isCredit = PrepaidCredit.isNegativeDebt(series.key().meaning(), series.terms());
    return series.terms().billing() == Billing.POSTPAID
        || (series.key().meaning() != Meaning.REMAINING && !isCredit);
  }

  boolean isSpent() {
    return series.key().meaning() == Meaning.SPENT;
  }

  /** Returns the number of the three preceding months with a rise on the same day of the month. */
  long months() {
    return List.of(1, 2, 3).stream()
        .filter(months -> earlier.stream().anyMatch(r -> isApart(r, months)))
        .count();
  }

  private boolean isApart(Rise before, int months) {
    return isSameDay(plus(before.observedAt(), months), rise.observedAt())
        || isSameDay(plus(rise.observedAt(), -months), before.observedAt());
  }

  private static Instant plus(Instant instant, int months) {
    return instant.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private static boolean isSameDay(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_DAY) <= 0;
  }
}
