package dev.saldo.runway;

import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The estimated usage in a period. {@code used - hidden} is the usage that the samples show; of
 * that, only {@code inGaps} is estimated in its position within the period. Immutable and
 * thread-safe.
 *
 * @param used the total usage, at least 0
 * @param hidden the estimated part, between samples of which the later one is higher
 * @param inGaps the part that was observed, but whose position is estimated, between samples far
 *     apart
 */
public record UsageEstimate(BigDecimal used, BigDecimal hidden, BigDecimal inGaps) {

  /** No use. */
  public static final UsageEstimate NONE =
      new UsageEstimate(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Removes trailing zeros, so that numerically equal estimates are equal. */
  public UsageEstimate {
    used = Amount.plain(used);
    hidden = Amount.plain(hidden);
    inGaps = Amount.plain(inGaps);
  }

  /** Returns the sum of two estimates. */
  public UsageEstimate plus(UsageEstimate other) {
    return new UsageEstimate(
        used.add(other.used), hidden.add(other.hidden), inGaps.add(other.inGaps));
  }

  UsageEstimate minus(UsageEstimate other) {
    return new UsageEstimate(
        used.subtract(other.used), hidden.subtract(other.hidden), inGaps.subtract(other.inGaps));
  }

  /** Returns a share of this estimate, 0 to 1, rounded. */
  UsageEstimate times(double share) {
    return new UsageEstimate(times(used, share), times(hidden, share), times(inGaps, share));
  }

  private static BigDecimal times(BigDecimal amount, double share) {
    return amount
        .multiply(new BigDecimal(share))
        .setScale(BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }
}
