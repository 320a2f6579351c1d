package dev.saldo.runway;

import dev.saldo.account.Account;
import dev.saldo.account.PollInterval;
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
 * What is known of a series when its runway is asked for. Nothing in it is later than {@code asOf}.
 *
 * @param asOf the instant of the question, UTC
 * @param zone the zone whose hours and weekdays the use follows
 * @param use the use so far
 * @param stated what was last stated
 * @param threshold the balance that counts as empty, usually 0, in the unit of the series
 * @param interval the poll interval, which decides whether the last sample is stale
 * @param planned use that is known to come
 */
public record RunwayInput(
    Instant asOf,
    ZoneId zone,
    HourlyUsage use,
    Stated stated,
    BigDecimal threshold,
    PollInterval interval,
    List<PlannedUsage> planned) {

  /**
   * A balance as it was last stated.
   *
   * @param amount the amount
   * @param meaning what the amount measures
   * @param terms billing, credit limit and expiry
   * @param derived whether the amount follows from another bucket of the account
   */
  public record Stated(Amount amount, Meaning meaning, Terms terms, boolean derived) {}

  /** Copies the plans. */
  public RunwayInput {
    planned = List.copyOf(planned);
  }

  /** Returns the question when a plain prepaid balance, read hourly, is down to zero. */
  public static RunwayInput of(Instant asOf, ZoneId zone, HourlyUsage use, BigDecimal balance) {
    return new RunwayInput(
        asOf,
        zone,
        use,
        new Stated(
            Amount.of(balance), Meaning.REMAINING, new Terms(Billing.PREPAID, null, null), false),
        BigDecimal.ZERO,
        new PollInterval(Account.DEFAULT_EVERY),
        List.of());
  }

  /** Returns the same question asked at another instant, UTC, of the same samples. */
  public RunwayInput at(Instant instant) {
    return new RunwayInput(instant, zone, use, stated, threshold, interval, planned);
  }

  /** Returns the same question about another amount. */
  public RunwayInput withAmount(Amount amount) {
    return withStated(new Stated(amount, stated.meaning(), stated.terms(), stated.derived()));
  }

  /** Returns the same question about a figure that says something else, on other terms. */
  public RunwayInput withTerms(Meaning meaning, Terms terms) {
    return withStated(new Stated(stated.amount(), meaning, terms, stated.derived()));
  }

  /** Returns the same question about a bucket that follows from another. */
  public RunwayInput asDerived() {
    return withStated(new Stated(stated.amount(), stated.meaning(), stated.terms(), true));
  }

  private RunwayInput withStated(Stated other) {
    return new RunwayInput(asOf, zone, use, other, threshold, interval, planned);
  }

  /** Returns the question when the balance is down to some threshold. */
  public RunwayInput withThreshold(BigDecimal balance) {
    return new RunwayInput(asOf, zone, use, stated, balance, interval, planned);
  }

  /** Returns the same question with use that is known to come. */
  public RunwayInput withPlanned(List<PlannedUsage> uses) {
    return new RunwayInput(asOf, zone, use, stated, threshold, interval, uses);
  }
}
