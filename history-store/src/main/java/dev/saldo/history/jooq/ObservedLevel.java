package dev.saldo.history.jooq;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a series stood.
 *
 * @param at when, UTC
 * @param level the level, turned so that use lowers it; null if no number was stated
 */
record ObservedLevel(Instant at, @Nullable BigDecimal level) {

  static ObservedLevel of(Instant at, @Nullable BigDecimal amount, Meaning meaning) {
    return new ObservedLevel(at, amount == null ? null : TotalledSample.level(meaning, amount));
  }
}
