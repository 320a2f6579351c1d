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
        new Stated(last.amount(), series.key().meaning(), terms(series, last), series.derived()),
        BigDecimal.ZERO,
        intervals.of(series),
        List.of());
  }

  /** Returns the terms without an expiry that may have been stated only after {@code asOf}. */
  private static Terms terms(Series series, TotalledSample last) {
    Terms stated = series.terms();
    return last.observedAt().equals(series.last().observedAt())
        ? stated
        : new Terms(stated.billing(), stated.creditLimit(), null);
  }
}
