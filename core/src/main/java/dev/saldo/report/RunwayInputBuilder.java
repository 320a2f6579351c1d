package dev.saldo.report;

import dev.saldo.history.HourlyUsage;
import dev.saldo.history.Series;
import dev.saldo.history.TotalledSample;
import dev.saldo.runway.RunwayInput;
import dev.saldo.runway.RunwayInput.Stated;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Puts the question for a runway together from what a history knows of a series. */
final class RunwayInputBuilder {

  private RunwayInputBuilder() {}

  /**
   * Returns the question.
   *
   * @param last the last sample at or before the instant
   * @param use what was used until that sample
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
        new Stated(last.amount(), series.key().meaning(), terms(series, last), series.derived()),
        BigDecimal.ZERO,
        intervals.of(series),
        List.of());
  }

  /** An expiry that was stated later than the question is not known to it. */
  private static Terms terms(Series series, TotalledSample last) {
    Terms stated = series.terms();
    return last.observedAt().equals(series.last().observedAt())
        ? stated
        : new Terms(stated.billing(), stated.creditLimit(), null);
  }
}
