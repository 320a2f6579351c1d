package dev.saldo.history;

import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A series with its current state, which reports need without reading samples.
 *
 * @param key the key of the series
 * @param label the vendor's latest name of the bucket
 * @param unit the unit with the latest raw code
 * @param terms the latest terms
 * @param derived whether the amount is calculated from another bucket of the account
 * @param notes the notes of the latest reading
 * @param every the poll interval of the account when it was last recorded
 * @param firstObservedAt the time of the first sample, UTC
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
