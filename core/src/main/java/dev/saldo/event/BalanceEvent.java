package dev.saldo.event;

import dev.saldo.history.Series;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a balance other than use. Immutable and thread-safe.
 *
 * @param series the series
 * @param ruling the classification
 * @param after the time of the sample before the event, UTC
 * @param observedAt the time of the sample that shows the event, UTC
 * @param amount the amount added, or taken if negative, including the usage that a reset hides for
 *     certain; null if no two numbers can be compared
 * @param levelBefore the figure as stated at {@code after}; null if no number of this series was
 *     stated
 * @param levelAfter the figure as stated at {@code observedAt}; null if no number was stated
 */
public record BalanceEvent(
    Series series,
    EventAssessment ruling,
    Instant after,
    Instant observedAt,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal levelBefore,
    @Nullable BigDecimal levelAfter) {

  /** Removes trailing zeros of the amount. */
  public BalanceEvent {
    amount = amount == null ? null : Amount.plain(amount);
  }
}
