package dev.saldo.history.jooq;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Undoes what a column with a fixed number of decimals does to a number. */
final class Decimals {

  private Decimals() {}

  /** Returns the number without trailing zeros and without an exponent; null for null. */
  static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    return value == null ? null : plainNumber(value);
  }

  static BigDecimal plainNumber(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
