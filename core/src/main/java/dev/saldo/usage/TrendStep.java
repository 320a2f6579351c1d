package dev.saldo.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trend.
 *
 * @param usage the usage in the step
 * @param low the lowest level in the step, including both ends; null if none is known
 * @param high the highest level in the step, including both ends; null if none is known
 */
public record TrendStep(Usage usage, @Nullable BigDecimal low, @Nullable BigDecimal high) {}
