package dev.saldo.runway;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Usage planned by the user in addition to the usual, such as a campaign. Immutable and
 * thread-safe.
 *
 * @param at the time of the usage, UTC
 * @param amount the amount, more than 0, in the unit of the series
 */
public record PlannedUsage(Instant at, BigDecimal amount) {

  public PlannedUsage {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException(
          "a planned use must be more than 0, not " + amount.toPlainString());
    }
  }
}
