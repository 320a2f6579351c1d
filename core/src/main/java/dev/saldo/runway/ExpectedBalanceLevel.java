package dev.saldo.runway;

import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The predicted level of a balance at an instant. It never rises from one instant to the next.
 *
 * @param at the instant, UTC
 * @param p10 the level if it runs out at {@link Runway.Band#p10}
 * @param p50 the level if it runs out at {@link Runway.Band#p50}
 * @param p90 the level if it runs out at {@link Runway.Band#p90}
 */
public record ExpectedBalanceLevel(Instant at, BigDecimal p10, BigDecimal p50, BigDecimal p90) {

  /** Returns the levels as the vendor states them; SPENT and OWED amounts never fall. */
  public ExpectedBalanceLevel asStated(Meaning meaning) {
    return new ExpectedBalanceLevel(
        at,
        TotalledSample.stated(meaning, p10),
        TotalledSample.stated(meaning, p50),
        TotalledSample.stated(meaning, p90));
  }
}
