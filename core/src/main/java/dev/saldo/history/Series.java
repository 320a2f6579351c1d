package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param lotLife the time after which what is left of a top-up lapses; null if it does not
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
    TotalledSample last,
    @Nullable Duration lotLife) {

  public Series {
    notes = List.copyOf(notes);
  }

  /** Creates a series whose top-ups do not lapse. */
  @StoreApi
  public Series(
      SeriesKey key,
      String label,
      BalanceUnit unit,
      Terms terms,
      boolean derived,
      List<String> notes,
      Duration every,
      Instant firstObservedAt,
      TotalledSample last) {
    this(key, label, unit, terms, derived, notes, every, firstObservedAt, last, null);
  }

  /** Returns a copy with the terms that the user states where the vendor does not. */
  Series with(AgreedTerms agreed) {
    return new Series(
        key,
        label,
        unit,
        derived ? terms : agreed.complete(terms),
        derived,
        notes,
        every,
        firstObservedAt,
        last,
        derived ? null : agreed.expiresAfter().orElse(null));
  }
}
