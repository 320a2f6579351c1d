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
 * Where a series stood at an instant. Between two samples every total is linear; the division is
 * rounded half-even to 12 decimals, once per instant, so that windows that meet share the digits.
 *
 * @param at the instant, moved to the nearest sample if the series does not reach it
 * @param level the level; null if no number was stated
 * @param fallen the total fallen by then
 * @param risen the total risen by then
 * @param covered the time covered by then
 * @param samplesBefore the number of samples before it
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

  /** Returns the position at the instant of a bracket that has a sample at or before it. */
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
    BigDecimal part = BigDecimal.valueOf(millis(before.observedAt(), at));
    BigDecimal whole = BigDecimal.valueOf(millis(before.observedAt(), after.observedAt()));
    RunningTotals was = before.totals();
    RunningTotals is = after.totals();
    BigDecimal fallen = is.fallen().subtract(was.fallen()).multiply(part);
    BigDecimal risen = is.risen().subtract(was.risen()).multiply(part);
    fallen = fallen.divide(whole, BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
    risen = risen.divide(whole, BalanceSample.DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal level = before.level();
    BigDecimal covered = BigDecimal.valueOf(is.covered().minus(was.covered()).toMillis());
    covered = covered.multiply(part).divideToIntegralValue(whole);
    return new SeriesPosition(
        at,
        level == null ? null : level.subtract(fallen).add(risen),
        was.fallen().add(fallen),
        was.risen().add(risen),
        was.covered().plusMillis(covered.longValueExact()),
        was.samples());
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
