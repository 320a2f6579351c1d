package dev.saldo.usage;

import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * A single change of the level from one sample to the next. Between the samples it is linear and
 * rounded like the totals, so that its parts in adjacent windows add up to it. Immutable and
 * thread-safe.
 *
 * @param after the time of the sample before the change, UTC
 * @param observedAt the time of the sample that shows the change, UTC
 * @param amount the change of the level, {@code used} included; negative if it fell
 * @param used the usage that the change hides for certain, at least 0; the samples differ by {@code
 *     amount - used}
 */
public record LevelChange(Instant after, Instant observedAt, BigDecimal amount, BigDecimal used) {

  /** Removes trailing zeros. */
  public LevelChange {
    amount = Amount.plain(amount);
    used = Amount.plain(used);
  }

  /** Creates a change that hides no usage for certain. */
  public LevelChange(Instant after, Instant observedAt, BigDecimal amount) {
    this(after, observedAt, amount, BigDecimal.ZERO);
  }

  /** Returns the change with usage that it hides; the amount grows by it. */
  public LevelChange hiding(BigDecimal hidden) {
    return new LevelChange(after, observedAt, amount.add(hidden), used.add(hidden));
  }

  /** Returns the part of the change in {@code [from, to)}. */
  public BigDecimal within(Instant from, Instant to) {
    return Amount.plain(by(amount, to).subtract(by(amount, from)));
  }

  /** Returns the part of the hidden usage in {@code [from, to)}. */
  public BigDecimal usedWithin(Instant from, Instant to) {
    return Amount.plain(by(used, to).subtract(by(used, from)));
  }

  private BigDecimal by(BigDecimal total, Instant at) {
    if (!at.isAfter(after)) {
      return BigDecimal.ZERO;
    }
    if (!at.isBefore(observedAt)) {
      return total;
    }
    return total
        .multiply(millis(after, at))
        .divide(millis(after, observedAt), BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal millis(Instant from, Instant to) {
    return BigDecimal.valueOf(Duration.between(from, to).toMillis());
  }
}
