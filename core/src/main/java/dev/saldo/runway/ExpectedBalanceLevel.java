package dev.saldo.runway;

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
public record ExpectedBalanceLevel(Instant at, BigDecimal p10, BigDecimal p50, BigDecimal p90) {}
