package dev.saldo.runway;

import dev.saldo.history.UseByHour;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Means;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What is known of a series when its runway is asked for. Nothing in it is later than {@code asOf}.
 *
 * @param asOf the instant of the question, UTC
 * @param zone the zone whose hours and weekdays the use follows
 * @param use the use so far
 * @param amount what was last stated
 * @param means what the amount says
 * @param terms billing, credit limit and expiry, as last stated
 * @param derived whether the amount follows from another bucket of the account
 * @param threshold the balance that counts as empty, usually 0, in the unit of the series
 * @param every the poll interval
 * @param planned use that is known to come
 */
public record RunwayInput(
    Instant asOf,
    ZoneId zone,
    UseByHour use,
    Amount amount,
    Means means,
    Terms terms,
    boolean derived,
    BigDecimal threshold,
    Duration every,
    List<PlannedUse> planned) {

  public RunwayInput {
    planned = List.copyOf(planned);
  }

  /** Returns the question when a plain prepaid balance, read hourly, is down to zero. */
  public static RunwayInput of(Instant asOf, ZoneId zone, UseByHour use, BigDecimal balance) {
    return new RunwayInput(
        asOf,
        zone,
        use,
        Amount.of(balance),
        Means.REMAINING,
        new Terms(Billing.PREPAID, null, null),
        false,
        BigDecimal.ZERO,
        Duration.ofHours(1),
        List.of());
  }

  /** Returns the same question asked at another instant, UTC, of the same samples. */
  public RunwayInput at(Instant instant) {
    return new RunwayInput(
        instant, zone, use, amount, means, terms, derived, threshold, every, planned);
  }

  /** Returns the same question about another amount. */
  public RunwayInput withAmount(Amount stated) {
    return new RunwayInput(
        asOf, zone, use, stated, means, terms, derived, threshold, every, planned);
  }

  /** Returns the same question about a figure that says something else, on other terms. */
  public RunwayInput withTerms(Means stated, Terms other) {
    return new RunwayInput(
        asOf, zone, use, amount, stated, other, derived, threshold, every, planned);
  }

  /** Returns the same question about a bucket that follows from another. */
  public RunwayInput asDerived() {
    return new RunwayInput(asOf, zone, use, amount, means, terms, true, threshold, every, planned);
  }

  /** Returns the question when the balance is down to some threshold. */
  public RunwayInput withThreshold(BigDecimal balance) {
    return new RunwayInput(asOf, zone, use, amount, means, terms, derived, balance, every, planned);
  }

  /** Returns the same question with use that is known to come. */
  public RunwayInput withPlanned(List<PlannedUse> uses) {
    return new RunwayInput(asOf, zone, use, amount, means, terms, derived, threshold, every, uses);
  }
}
