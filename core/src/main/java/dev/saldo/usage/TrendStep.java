package dev.saldo.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trend.
 *
 * @param usage what was used in it
 * @param low the lowest level in it, its ends included; null if none is known
 * @param high the highest level in it, its ends included; null if none is known
 */
public record TrendStep(Usage usage, @Nullable BigDecimal low, @Nullable BigDecimal high) {}
