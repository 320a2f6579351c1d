package dev.saldo.runway;

import dev.saldo.account.Account;
import dev.saldo.account.PollInterval;
import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.history.HourlyUsage;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The input of a runway prediction for one series. Nothing in it is later than {@code asOf}.
 *
 * @param asOf the instant of the prediction, UTC
 * @param zone the time zone of the hours and weekdays of the weekly pattern
 * @param use the hourly usage so far
 * @param stated the balance as last stated
 * @param threshold the balance that counts as empty, usually 0, in the unit of the series
 * @param interval the poll interval, which decides whether the last sample is stale
 * @param planned the planned usage
 * @param method the method of the prediction
 */
public record RunwayInput(
    Instant asOf,
    ZoneId zone,
    HourlyUsage use,
    Stated stated,
    BigDecimal threshold,
    PollInterval interval,
    List<PlannedUsage> planned,
    RunwayPredictionMethod method) {

  /**
   * A balance as it was last stated.
   *
   * @param amount the amount
   * @param meaning what the amount measures
   * @param terms the billing, the credit limit and the expiry
   * @param derived whether the amount is calculated from another bucket of the account
   */
  public record Stated(Amount amount, Meaning meaning, Terms terms, boolean derived) {}

  /** Copies the planned usage. */
  public RunwayInput {
    planned = List.copyOf(planned);
  }

  /** Returns the input for a prepaid balance that is polled hourly and has the threshold 0. */
  public static RunwayInput of(Instant asOf, ZoneId zone, HourlyUsage use, BigDecimal balance) {
    return new RunwayInput(
        asOf,
        zone,
        use,
        new Stated(
            Amount.of(balance), Meaning.REMAINING, new Terms(Billing.PREPAID, null, null), false),
        BigDecimal.ZERO,
        new PollInterval(Account.DEFAULT_EVERY),
        List.of(),
        RunwayPredictionMethod.USUAL);
  }

  /** Returns a copy with another instant of the prediction, UTC, and the same samples. */
  public RunwayInput at(Instant instant) {
    return new RunwayInput(instant, zone, use, stated, threshold, interval, planned, method);
  }

  /** Returns a copy with another amount. */
  public RunwayInput withAmount(Amount amount) {
    return withStated(new Stated(amount, stated.meaning(), stated.terms(), stated.derived()));
  }

  /** Returns a copy with another meaning and other terms. */
  public RunwayInput withTerms(Meaning meaning, Terms terms) {
    return withStated(new Stated(stated.amount(), meaning, terms, stated.derived()));
  }

  /** Returns a copy for a bucket that is calculated from another. */
  public RunwayInput asDerived() {
    return withStated(new Stated(stated.amount(), stated.meaning(), stated.terms(), true));
  }

  private RunwayInput withStated(Stated other) {
    return new RunwayInput(asOf, zone, use, other, threshold, interval, planned, method);
  }

  /** Returns a copy with another threshold. */
  public RunwayInput withThreshold(BigDecimal balance) {
    return new RunwayInput(asOf, zone, use, stated, balance, interval, planned, method);
  }

  /** Returns a copy with planned usage. */
  public RunwayInput withPlanned(List<PlannedUsage> newPlanned) {
    return new RunwayInput(asOf, zone, use, stated, threshold, interval, newPlanned, method);
  }

  /** Returns a copy for another method. */
  public RunwayInput with(RunwayPredictionMethod other) {
    return new RunwayInput(asOf, zone, use, stated, threshold, interval, planned, other);
  }
}
