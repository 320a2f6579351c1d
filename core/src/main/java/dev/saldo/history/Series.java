package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param lotLife the time after which the unused part of a top-up expires; null if it does not
 * @param unconfirmed the latest samples if they look like a glitch; null otherwise
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
    @Nullable Duration lotLife,
    @Nullable UnconfirmedReading unconfirmed) {

  public Series {
    notes = List.copyOf(notes);
  }

  /**
   * Returns a sample of this series for a prediction: an unconfirmed fall counts as the amount
   * before it.
   */
  @StoreApi
  public TotalledSample confirmed(TotalledSample sample) {
    return isUnconfirmedFall(sample.observedAt(), sample.observedLevel())
        ? sample.holding(Objects.requireNonNull(unconfirmed).before())
        : sample;
  }

  /** Returns a level of this series for a prediction, as {@link #confirmed(TotalledSample)}. */
  @StoreApi
  public @Nullable BigDecimal confirmed(Instant at, @Nullable BigDecimal level) {
    return isUnconfirmedFall(at, level)
        ? TotalledSample.level(key.meaning(), Objects.requireNonNull(unconfirmed).before())
        : level;
  }

  /**
   * Returns the amount before the latest samples if a sample is one of them and they look like a
   * glitch.
   */
  public Optional<BigDecimal> amountBefore(TotalledSample sample) {
    return unconfirmed == null || sample.observedAt().isBefore(unconfirmed.since())
        ? Optional.empty()
        : Optional.of(unconfirmed.before());
  }

  private boolean isUnconfirmedFall(Instant at, @Nullable BigDecimal level) {
    return unconfirmed != null
        && level != null
        && !at.isBefore(unconfirmed.since())
        && level.compareTo(TotalledSample.level(key.meaning(), unconfirmed.before())) < 0;
  }

  /**
   * Creates a series whose top-ups do not expire and whose latest samples do not look like a
   * glitch.
   */
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
    this(key, label, unit, terms, derived, notes, every, firstObservedAt, last, null, null);
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
        derived ? null : agreed.expiresAfter().orElse(null),
        unconfirmed);
  }
}
