package dev.saldo.runway;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Use that somebody knows will come on top of the usual, such as a campaign.
 *
 * @param at when, UTC
 * @param amount how much, more than 0, in the unit of the series
 */
public record PlannedUsage(Instant at, BigDecimal amount) {

  public PlannedUsage {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("a planned use is more than 0: " + amount.toPlainString());
    }
  }
}
