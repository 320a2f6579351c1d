package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sample in its series, with the running totals up to it.
 *
 * @param meaning the direction of the series
 * @param observedAt when, UTC, to the millisecond
 * @param amount what was seen
 * @param totals what had added up by then, this sample included
 */
public record TotalledSample(
    Meaning meaning, Instant observedAt, Amount amount, RunningTotals totals) {

  /**
   * Totals a sample after its predecessor.
   *
   * @param previous the neighbour before it in time; null if it begins the series
   * @param every the poll interval of the account, which decides what time counts as covered
   */
  @StoreApi
  public static TotalledSample after(
      @Nullable TotalledSample previous, BalanceSample sample, Duration every) {
    Meaning meaning = sample.series().meaning();
    Instant at = sample.observedAt();
    if (previous == null) {
      return new TotalledSample(meaning, at, sample.amount(), RunningTotals.FIRST);
    }
    if (!at.isAfter(previous.observedAt)) {
      throw new IllegalArgumentException(at + " is not after " + previous.observedAt);
    }
    LevelMovement movement =
        LevelMovement.between(
            meaning, previous.observedAt, previous.amount, at, sample.amount(), every);
    return new TotalledSample(meaning, at, sample.amount(), previous.totals.plus(movement));
  }

  /**
   * Returns the level: the amount, turned so that use lowers it (what was spent or is owed counts
   * negative); null if no number was stated.
   */
  public @Nullable BigDecimal level() {
    return amount.value() == null ? null : LevelMovement.level(meaning, amount.value());
  }

  /** Returns an amount turned so that use lowers it. */
  public static BigDecimal level(Meaning meaning, BigDecimal amount) {
    return LevelMovement.level(meaning, amount);
  }
}
