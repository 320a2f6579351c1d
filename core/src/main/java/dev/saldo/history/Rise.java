package dev.saldo.history;

import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An increase of the level from one sample to the next: a top-up, a refund, a correction or a
 * payment.
 *
 * @param series the series
 * @param after the time of the sample before the rise, UTC
 * @param observedAt the time of the sample that shows the rise, UTC
 * @param amount the increase of the level, more than 0: a lower bound of what was added
 */
public record Rise(SeriesKey series, Instant after, Instant observedAt, BigDecimal amount) {

  /** Removes trailing zeros. */
  public Rise {
    amount = Amount.plain(amount);
  }
}
