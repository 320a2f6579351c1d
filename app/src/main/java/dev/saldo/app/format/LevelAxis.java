package dev.saldo.app.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A scale for levels: from zero, so that a full balance looks full, to a round number.
 *
 * @param low its lower end
 * @param high its upper end, greater than the lower one
 * @param ticks round numbers on it, ascending, both ends included
 */
public record LevelAxis(BigDecimal low, BigDecimal high, List<BigDecimal> ticks) {

  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

  /**
   * Returns the scale that shows all of the values.
   *
   * @param most as many ticks as there is room for, at least 2
   */
  public static LevelAxis of(Collection<BigDecimal> values, int most) {
    BigDecimal least = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    BigDecimal greatest = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    BigDecimal span = greatest.subtract(least);
    if (span.signum() == 0) {
      return new LevelAxis(
          BigDecimal.ZERO, BigDecimal.ONE, List.of(BigDecimal.ZERO, BigDecimal.ONE));
    }
    BigDecimal raw = span.divide(BigDecimal.valueOf(most), MathContext.DECIMAL32);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
    for (BigDecimal round : ROUND) {
      LevelAxis axis = of(least, greatest, power.multiply(round));
      if (axis.ticks().size() <= most) {
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

  /** Returns where a value lies, 0 for the lower end and {@code length} for the upper. */
  public int place(BigDecimal value, int length) {
    return value
        .subtract(low)
        .multiply(BigDecimal.valueOf(length))
        .divide(high.subtract(low), 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }
}
