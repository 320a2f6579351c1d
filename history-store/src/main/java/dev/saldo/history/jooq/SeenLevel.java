package dev.saldo.history.jooq;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Means;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a series stood.
 *
 * @param at when, UTC
 * @param level the level, turned so that use lowers it; null if no number was stated
 */
record SeenLevel(Instant at, @Nullable BigDecimal level) {

  static SeenLevel of(Instant at, @Nullable BigDecimal amount, Means means) {
    return new SeenLevel(at, amount == null ? null : TotalledSample.level(means, amount));
  }
}
