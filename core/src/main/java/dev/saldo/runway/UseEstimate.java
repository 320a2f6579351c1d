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
public record UseEstimate(BigDecimal used, BigDecimal hidden, BigDecimal inGaps) {

  /** No use. */
  public static final UseEstimate NONE =
      new UseEstimate(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Drops trailing zeros, so that equal estimates are equal. */
  public UseEstimate {
    used = Amount.plain(used);
    hidden = Amount.plain(hidden);
    inGaps = Amount.plain(inGaps);
  }

  /** Returns what was used in this time and in some other. */
  public UseEstimate plus(UseEstimate other) {
    return new UseEstimate(
        used.add(other.used), hidden.add(other.hidden), inGaps.add(other.inGaps));
  }

  UseEstimate minus(UseEstimate other) {
    return new UseEstimate(
        used.subtract(other.used), hidden.subtract(other.hidden), inGaps.subtract(other.inGaps));
  }

  /** Returns a share of it, 0 to 1, rounded. */
  UseEstimate times(double share) {
    return new UseEstimate(times(used, share), times(hidden, share), times(inGaps, share));
  }

  private static BigDecimal times(BigDecimal amount, double share) {
    return amount
        .multiply(new BigDecimal(share))
        .setScale(BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
  }
}
