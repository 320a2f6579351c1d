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
 * @param amount the change of the level; negative if it fell
 */
public record LevelChange(Instant after, Instant observedAt, BigDecimal amount) {

  /** Removes trailing zeros. */
  public LevelChange {
    amount = Amount.plain(amount);
  }

  /** Returns the part of the change in {@code [from, to)}. */
  public BigDecimal within(Instant from, Instant to) {
    return Amount.plain(by(to).subtract(by(from)));
  }

  private BigDecimal by(Instant at) {
    if (!at.isAfter(after)) {
      return BigDecimal.ZERO;
    }
    if (!at.isBefore(observedAt)) {
      return amount;
    }
    return amount
        .multiply(millis(after, at))
        .divide(millis(after, observedAt), BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal millis(Instant from, Instant to) {
    return BigDecimal.valueOf(Duration.between(from, to).toMillis());
  }
}
