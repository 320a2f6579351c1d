package dev.saldo.app.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A scale for levels. It includes zero, so that a full balance looks full, and ends at round
 * numbers.
 *
 * @param low its lower end
 * @param high its upper end, greater than the lower one
 * @param ticks round numbers on it, ascending, including both ends
 */
public record LevelAxis(BigDecimal low, BigDecimal high, List<BigDecimal> ticks) {

  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

  /**
   * Returns the scale that shows all of the values.
   *
   * @param maxTicks the maximum number of ticks, at least 2
   */
  public static LevelAxis of(Collection<BigDecimal> values, int maxTicks) {
    BigDecimal least = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    BigDecimal greatest = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    BigDecimal span = greatest.subtract(least);
    if (span.signum() == 0) {
      return new LevelAxis(
          BigDecimal.ZERO, BigDecimal.ONE, List.of(BigDecimal.ZERO, BigDecimal.ONE));
    }
    BigDecimal raw = span.divide(BigDecimal.valueOf(maxTicks), MathContext.DECIMAL32);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
    for (BigDecimal round : ROUND) {
      LevelAxis axis = of(least, greatest, power.multiply(round));
      if (axis.ticks().size() <= maxTicks) {
        return axis;
      }
    }
    return of(least, greatest, power.multiply(BigDecimal.valueOf(20)));
  }

  private static LevelAxis of(BigDecimal least, BigDecimal greatest, BigDecimal step) {
    BigDecimal first = least.divide(step, 0, RoundingMode.FLOOR);
    BigDecimal last = greatest.divide(step, 0, RoundingMode.CEILING);
    List<BigDecimal> ticks = new ArrayList<>();
    for (BigDecimal n = first; n.compareTo(last) <= 0; n = n.add(BigDecimal.ONE)) {
      ticks.add(n.multiply(step));
    }
    return new LevelAxis(ticks.getFirst(), ticks.getLast(), ticks);
  }

  /** Returns the position of a value, 0 for the lower end and {@code length} for the upper. */
  public int position(BigDecimal value, int length) {
    return value
        .subtract(low)
        .multiply(BigDecimal.valueOf(length))
        .divide(high.subtract(low), 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }
}
