package dev.saldo.runway;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is expected of a level at an instant: of a hundred such balances, ten are below {@code p10}
 * and ten above {@code p90}. It never rises from one instant to the next.
 *
 * @param at the instant, UTC
 * @param p10 the level if it is empty at the early edge of its band
 * @param p50 the level if it is empty at the middle
 * @param p90 the level if it is empty at the late edge
 */
public record ExpectedBalanceLevel(Instant at, BigDecimal p10, BigDecimal p50, BigDecimal p90) {}
