package dev.saldo.usage;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trend.
 *
 * @param usage the usage in the step
 * @param low the lowest level in the step, including both ends; null if none is known
 * @param high the highest level in the step, including both ends; null if none is known
 */
public record TrendStep(Usage usage, @Nullable BigDecimal low, @Nullable BigDecimal high) {

  /** Returns this step with the levels as the vendor states them. */
  public TrendStep asStated(Meaning meaning) {
    Usage stated = usage.asStated(meaning);
    if (low == null || high == null) {
      return new TrendStep(stated, low, high);
    }
    BigDecimal one = TotalledSample.stated(meaning, low);
    BigDecimal other = TotalledSample.stated(meaning, high);
    return new TrendStep(stated, one.min(other), one.max(other));
  }
}
