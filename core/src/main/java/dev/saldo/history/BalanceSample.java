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
 * @param series what was observed
 * @param observedAt when, UTC, to the millisecond
 * @param amount what was seen, with at most {@link #DECIMALS} decimal places
 */
public record BalanceSample(SeriesKey series, Instant observedAt, Amount amount) {

  /**
   * The decimal places that a history keeps, and to which the arithmetic rounds: 12, as many as the
   * finest amount seen from any vendor has.
   */
  public static final int DECIMALS = 12;

  /**
   * Cuts the instant to the millisecond and rounds the amount half-even to the decimals that are
   * kept.
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
