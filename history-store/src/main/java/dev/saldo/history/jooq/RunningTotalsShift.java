package dev.saldo.history.jooq;

import dev.saldo.history.RunningTotals;
import java.math.BigDecimal;
import java.time.Duration;

/** The amounts that a sample inserted in the middle adds to the totals of every sample after it. */
record RunningTotalsShift(BigDecimal fallen, BigDecimal risen, long samples, Duration covered) {

  static final RunningTotalsShift NONE =
      new RunningTotalsShift(BigDecimal.ZERO, BigDecimal.ZERO, 0, Duration.ZERO);

  static RunningTotalsShift between(RunningTotals previous, RunningTotals current) {
    return new RunningTotalsShift(
        current.fallen().subtract(previous.fallen()),
        current.risen().subtract(previous.risen()),
        current.samples() - previous.samples(),
        current.covered().minus(previous.covered()));
  }

  RunningTotals applyTo(RunningTotals totals) {
    return new RunningTotals(
        totals.fallen().add(fallen),
        totals.risen().add(risen),
        totals.samples() + samples,
        totals.covered().plus(covered));
  }

  RunningTotalsShift plus(RunningTotalsShift other) {
    return new RunningTotalsShift(
        fallen.add(other.fallen),
        risen.add(other.risen),
        samples + other.samples,
        covered.plus(other.covered));
  }

  /** Returns whether falls or rises change. */
  boolean moves() {
    return fallen.signum() != 0 || risen.signum() != 0;
  }

  /** Returns whether no totals change. Every inserted sample is counted, so the count is enough. */
  boolean isNone() {
    return samples == 0;
  }
}
