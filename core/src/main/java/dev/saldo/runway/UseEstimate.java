package dev.saldo.runway;

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

  /** As many decimals as the running totals have between two samples. */
  static final int DECIMALS = 12;

  /** Drops trailing zeros, so that equal estimates are equal. */
  public UseEstimate {
    used = plain(used);
    hidden = plain(hidden);
    inGaps = plain(inGaps);
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
    return amount.multiply(new BigDecimal(share)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
