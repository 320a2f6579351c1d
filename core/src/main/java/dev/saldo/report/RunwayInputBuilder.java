package dev.saldo.report;

import dev.saldo.event.TopUpLots;
import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Rise;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.RunwayInput;
import dev.saldo.runway.RunwayInput.Stated;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The construction of the input of a runway prediction from the history of a series. */
final class RunwayInputBuilder {

  private RunwayInputBuilder() {}

  /**
   * Returns the input of the prediction.
   *
   * @param last the last sample at or before {@code asOf}
   * @param use the hourly usage up to that sample
   */
  static RunwayInput build(
      Series series,
      TotalledSample last,
      HourlyUsage use,
      PollIntervals intervals,
      Instant asOf,
      ZoneId zone) {
    return new RunwayInput(
        asOf,
        zone,
        use,
        new Stated(last.counted(), series.key().meaning(), terms(series, last), series.derived()),
        BigDecimal.ZERO,
        intervals.of(series),
        List.of(),
        intervals.method());
  }

  /** Returns the input for a balance whose top-ups expire: the amount that can still be used. */
  static RunwayInput withLots(RunwayInput input, Series series, List<Rise> rises) {
    Duration life = series.lotLife();
    BigDecimal balance = input.stated().amount().value();
    if (life == null
        || balance == null
        || balance.signum() <= 0
        || series.key().meaning() != Meaning.REMAINING) {
      return input;
    }
    TopUpLots lots = TopUpLots.of(balance, rises, life, series.firstObservedAt(), input.asOf());
    Terms terms = input.stated().terms();
    Instant stated = terms.expiresAt();
    Instant last = lots.lastExpiry();
    Instant expiry = stated != null && (last == null || stated.isBefore(last)) ? stated : last;
    return input
        .withAmount(Amount.of(lots.usable(input.use(), input.asOf())))
        .withTerms(Meaning.REMAINING, new Terms(terms.billing(), terms.creditLimit(), expiry));
  }

  /** Returns the terms without an expiry that may have been stated only after {@code asOf}. */
  private static Terms terms(Series series, TotalledSample last) {
    Terms stated = series.terms();
    return last.observedAt().equals(series.last().observedAt())
        ? stated
        : new Terms(stated.billing(), stated.creditLimit(), null);
  }
}
