package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The running totals of a series from its first sample to one of its samples. The totals of any
 * window are the difference of two of these.
 *
 * @param fallen the sum of all decreases of the level, at least 0
 * @param risen the sum of all increases of the level, at least 0
 * @param samples the number of samples, this one included
 * @param covered the time in intervals between samples that are at most three poll intervals long
 */
@StoreApi
public record RunningTotals(BigDecimal fallen, BigDecimal risen, long samples, Duration covered) {

  /** The totals at the first sample of a series. */
  static final RunningTotals FIRST =
      new RunningTotals(BigDecimal.ZERO, BigDecimal.ZERO, 1, Duration.ZERO);

  /** Removes trailing zeros, so that numerically equal totals are equal. */
  public RunningTotals {
    fallen = Amount.plain(fallen);
    risen = Amount.plain(risen);
  }

  boolean isSame(RunningTotals other) {
    return samples == other.samples
        && fallen.compareTo(other.fallen) == 0
        && risen.compareTo(other.risen) == 0
        && covered.equals(other.covered);
  }

  RunningTotals plus(LevelMovement movement) {
    return new RunningTotals(
        fallen.add(movement.fallen()),
        risen.add(movement.risen()),
        samples + 1,
        covered.plus(movement.covered()));
  }

  /**
   * Returns whether these totals can be those of the sample after another.
   *
   * @param movement the change between the two, with the time between them as covered
   * @param complete whether no sample between the two was deleted
   */
  boolean follow(RunningTotals previous, LevelMovement movement, boolean complete) {
    Duration newlyCovered = covered.minus(previous.covered);
    if (complete) {
      return isSame(previous.plus(movement).withCovered(covered))
          && (newlyCovered.isZero() || newlyCovered.equals(movement.covered()));
    }
    BigDecimal newlyFallen = fallen.subtract(previous.fallen);
    BigDecimal newlyRisen = risen.subtract(previous.risen);
    return newlyFallen.signum() >= 0
        && newlyRisen.signum() >= 0
        && newlyRisen.subtract(newlyFallen).compareTo(movement.risen().subtract(movement.fallen()))
            == 0
        && samples > previous.samples
        && !newlyCovered.isNegative()
        && newlyCovered.compareTo(movement.covered()) <= 0;
  }

  private RunningTotals withCovered(Duration time) {
    return new RunningTotals(fallen, risen, samples, time);
  }
}
