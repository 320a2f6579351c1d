package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One observation of one series.
 *
 * @param series the series
 * @param observedAt the time of the observation, UTC, to the millisecond
 * @param amount the observed amount, with at most {@link #DECIMALS} decimal places
 */
public record BalanceSample(SeriesKey series, Instant observedAt, Amount amount) {

  /**
   * The number of decimal places that a history stores and to which calculations round: 12, the
   * largest number seen from any vendor.
   */
  public static final int DECIMALS = 12;

  /**
   * Truncates the instant to the millisecond and rounds the amount half-even to {@link #DECIMALS}.
   */
  public BalanceSample {
    observedAt = observedAt.truncatedTo(ChronoUnit.MILLIS);
    if (amount.value() != null && amount.value().scale() > DECIMALS) {
      BigDecimal rounded = amount.value().setScale(DECIMALS, RoundingMode.HALF_EVEN);
      if (!Amount.isInBounds(rounded)) {
        rounded = amount.value().setScale(DECIMALS, RoundingMode.DOWN);
      }
      amount = new Amount(rounded, false, amount.raw());
    }
  }

  /** Returns the sample of a balance of an account. */
  public static BalanceSample of(Account account, Balance balance, Instant observedAt) {
    SeriesKey series =
        new SeriesKey(
            account.name(),
            account.provider(),
            balance.bucket(),
            balance.unit().kind(),
            balance.unit().code(),
            balance.meaning());
    return new BalanceSample(series, observedAt, balance.amount());
  }
}
