package dev.saldo.usage;

import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * A change of the level from one sample to the next, taken by itself. Between the samples it is a
 * straight line, rounded as the totals are, so that its parts in windows that meet add up to it.
 *
 * @param after the sample before it, UTC
 * @param observedAt the sample that shows it, UTC
 * @param amount by how much the level rose; negative if it fell
 */
public record LevelChange(Instant after, Instant observedAt, BigDecimal amount) {

  /** Drops trailing zeros. */
  public LevelChange {
    amount = Amount.plain(amount);
  }

  /** Returns how much of it lies in {@code [from, to)}. */
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
