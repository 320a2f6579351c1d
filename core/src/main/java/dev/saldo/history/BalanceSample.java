package dev.saldo.history;

import dev.saldo.account.Account;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One observation of one series.
 *
 * @param series the series
 * @param observedAt the time of the observation, UTC, to the millisecond
 * @param amount the observed amount, with at most {@link #DECIMALS} decimal places
 * @param vendorTime the vendor's timestamp of the amount, UTC, to the millisecond; null if the
 *     vendor states none, or one outside the years 1970 to 2200
 */
public record BalanceSample(
    SeriesKey series, Instant observedAt, Amount amount, @Nullable Instant vendorTime) {

  /**
   * The number of decimal places that a history stores and to which calculations round: 12, the
   * largest number seen from any vendor.
   */
  public static final int DECIMALS = 12;

  /**
   * Truncates the instants to the millisecond, rounds the amount half-even to {@link #DECIMALS},
   * and ignores a vendor's time outside the years 1970 to 2200: such a time means "unknown".
   */
  public BalanceSample {
    observedAt = observedAt.truncatedTo(ChronoUnit.MILLIS);
    vendorTime =
        vendorTime != null && PollTimeCheck.isPlausible(vendorTime)
            ? vendorTime.truncatedTo(ChronoUnit.MILLIS)
            : null;
    if (amount.value() != null && amount.value().scale() > DECIMALS) {
      BigDecimal rounded = amount.value().setScale(DECIMALS, RoundingMode.HALF_EVEN);
      if (!Amount.isInBounds(rounded)) {
        rounded = amount.value().setScale(DECIMALS, RoundingMode.DOWN);
      }
      amount = new Amount(rounded, false, amount.raw());
    }
  }

  /** Creates a sample without a vendor's time. */
  public BalanceSample(SeriesKey series, Instant observedAt, Amount amount) {
    this(series, observedAt, amount, null);
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
    return new BalanceSample(series, observedAt, balance.amount(), balance.vendorTime());
  }
}
