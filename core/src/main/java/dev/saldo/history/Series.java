package dev.saldo.history;

import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A series and where it stands: what a report needs without reading a sample.
 *
 * @param key what makes its samples comparable
 * @param label what the vendor last called the bucket
 * @param unit the unit with the code as last sent
 * @param terms the terms as last stated
 * @param derived whether the amount follows from another bucket of the account
 * @param notes the notes of the last reading
 * @param every the poll interval of the account when it was last recorded
 * @param firstObservedAt when the series begins, UTC
 * @param last the latest sample
 */
public record Series(
    SeriesKey key,
    String label,
    BalanceUnit unit,
    Terms terms,
    boolean derived,
    List<String> notes,
    Duration every,
    Instant firstObservedAt,
    TotalledSample last) {

  public Series {
    notes = List.copyOf(notes);
  }
}
