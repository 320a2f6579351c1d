package dev.saldo.event;

import dev.saldo.history.Series;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a balance besides use.
 *
 * @param series where
 * @param ruling what it was
 * @param after the sample before it, UTC: it happened later than this
 * @param observedAt the sample that shows it, UTC
 * @param amount by how much the level rose, negative if it fell; null if no two numbers can be
 *     compared
 * @param levelBefore the level before it; null if no number of this series was stated
 * @param levelAfter the level at {@code observedAt}; null if no number was stated
 */
public record BalanceEvent(
    Series series,
    EventAssessment ruling,
    Instant after,
    Instant observedAt,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal levelBefore,
    @Nullable BigDecimal levelAfter) {

  /** Drops trailing zeros of the amount. */
  public BalanceEvent {
    amount = amount == null ? null : Amount.plain(amount);
  }
}
