package dev.saldo.runway;

import dev.saldo.history.BalanceSample;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was used in some time, as far as that can be estimated. What is neither hidden nor in gaps
 * was observed, and where: {@code used - hidden} is what the samples show.
 *
 * @param used in all, at least 0
 * @param hidden how much of it was estimated, between samples of which the later one is higher
 * @param inGaps how much of it was observed, but its place estimated, between samples far apart
 */
public record UsageEstimate(BigDecimal used, BigDecimal hidden, BigDecimal inGaps) {

  /** No use. */
  public static final UsageEstimate NONE =
      new UsageEstimate(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Drops trailing zeros, so that equal estimates are equal. */
  public UsageEstimate {
    used = Amount.plain(used);
    hidden = Amount.plain(hidden);
    inGaps = Amount.plain(inGaps);
  }

  /** Returns what was used in this time and in some other. */
  public UsageEstimate plus(UsageEstimate other) {
    return new UsageEstimate(
        used.add(other.used), hidden.add(other.hidden), inGaps.add(other.inGaps));
  }

  UsageEstimate minus(UsageEstimate other) {
    return new UsageEstimate(
        used.subtract(other.used), hidden.subtract(other.hidden), inGaps.subtract(other.inGaps));
  }

  /** Returns a share of it, 0 to 1, rounded. */
  UsageEstimate times(double share) {
    return new UsageEstimate(times(used, share), times(hidden, share), times(inGaps, share));
  }

  private static BigDecimal times(BigDecimal amount, double share) {
    return amount
        .multiply(new BigDecimal(share))
        .setScale(BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }
}
