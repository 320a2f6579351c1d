package dev.saldo.history.rise;

import dev.saldo.StoreApi;
import dev.saldo.spi.Amount;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A rise with what follows from it and from those before it, so that a report need not classify
 * them again. Two rulings are kept, because only the terms of an account decide whether its figure
 * restarts with each billing period. Immutable and thread-safe.
 *
 * @param after the time of the sample before the rise, UTC
 * @param observedAt the time of the sample that shows the rise, UTC
 * @param amount the increase of the level, more than 0
 * @param risen the sum of the rises of the series up to this one
 * @param ruling the ruling if the figure does not restart
 * @param periodicRuling the ruling if the figure restarts
 * @param hidden the usage that the rise hides for certain, at least 0
 * @param corrected the sum of the corrections up to this rise if the figure does not restart
 * @param periodicCorrected the same if the figure restarts
 * @param hiddenTotal the sum of {@code hidden} up to this rise
 */
@StoreApi
public record KeptRise(
    Instant after,
    Instant observedAt,
    BigDecimal amount,
    BigDecimal risen,
    int ruling,
    int periodicRuling,
    BigDecimal hidden,
    BigDecimal corrected,
    BigDecimal periodicCorrected,
    BigDecimal hiddenTotal) {

  /** The version of the rules; what another version kept is computed again. */
  public static final int RULE = 1;

  /** Removes trailing zeros, so that numerically equal rises are equal. */
  public KeptRise {
    amount = Amount.plain(amount);
    risen = Amount.plain(risen);
    hidden = Amount.plain(hidden);
    corrected = Amount.plain(corrected);
    periodicCorrected = Amount.plain(periodicCorrected);
    hiddenTotal = Amount.plain(hiddenTotal);
  }

  /** Returns the ruling, given whether the figure restarts with each billing period. */
  public int ruling(boolean periodic) {
    return periodic ? periodicRuling : ruling;
  }

  /** Returns the sum of the corrections up to this rise. */
  public BigDecimal corrected(boolean periodic) {
    return periodic ? periodicCorrected : corrected;
  }
}
