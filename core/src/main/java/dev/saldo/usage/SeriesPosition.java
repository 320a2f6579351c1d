package dev.saldo.usage;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.RunningTotals;
import dev.saldo.history.SampleNeighbours;
import dev.saldo.history.TotalledSample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The level and the totals of a series at an instant. Between two samples every total is linear.
 * The division is rounded half-even to 12 decimals, once per instant, so that adjacent windows add
 * up exactly.
 *
 * @param at the instant, moved to the nearest sample if the series does not reach it
 * @param level the level; null if no number was stated
 * @param fallen the sum of all falls by then
 * @param risen the sum of all rises by then
 * @param covered the covered time by then
 * @param samplesBefore the number of samples before the instant
 */
record SeriesPosition(
    Instant at,
    @Nullable BigDecimal level,
    BigDecimal fallen,
    BigDecimal risen,
    Duration covered,
    long samplesBefore) {

  /** Returns the position at a sample. */
  static SeriesPosition of(TotalledSample sample) {
    RunningTotals totals = sample.totals();
    return new SeriesPosition(
        sample.observedAt(),
        sample.level(),
        totals.fallen(),
        totals.risen(),
        totals.covered(),
        totals.samples() - 1);
  }

  /** Returns the position at an instant that has a sample at or before it. */
  static SeriesPosition of(SampleNeighbours bracket) {
    TotalledSample before = Objects.requireNonNull(bracket.atOrBefore());
    TotalledSample after = bracket.after();
    SeriesPosition known = of(before);
    if (before.observedAt().equals(bracket.at())) {
      return known;
    }
    if (after == null) {
      return new SeriesPosition(
          known.at, known.level, known.fallen, known.risen, known.covered, known.samplesBefore + 1);
    }
    return between(before, after, bracket.at());
  }

  private static SeriesPosition between(TotalledSample before, TotalledSample after, Instant at) {
    BigDecimal elapsed = BigDecimal.valueOf(millis(before.observedAt(), at));
    BigDecimal interval = BigDecimal.valueOf(millis(before.observedAt(), after.observedAt()));
    RunningTotals first = before.totals();
    RunningTotals last = after.totals();
    BigDecimal fallen = last.fallen().subtract(first.fallen()).multiply(elapsed);
    BigDecimal risen = last.risen().subtract(first.risen()).multiply(elapsed);
    fallen = fallen.divide(interval, BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
    risen = risen.divide(interval, BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal level = before.level();
    BigDecimal covered = BigDecimal.valueOf(last.covered().minus(first.covered()).toMillis());
    covered = covered.multiply(elapsed).divideToIntegralValue(interval);
    return new SeriesPosition(
        at,
        level == null ? null : level.subtract(fallen).add(risen),
        first.fallen().add(fallen),
        first.risen().add(risen),
        first.covered().plusMillis(covered.longValueExact()),
        first.samples());
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
