package dev.saldo.history.jooq;

import dev.saldo.history.RunningTotals;
import java.math.BigDecimal;
import java.time.Duration;

/** What a sample put in between adds to the totals of every sample after it. */
record RunningTotalsShift(BigDecimal fallen, BigDecimal risen, long samples, Duration covered) {

  static final RunningTotalsShift NONE =
      new RunningTotalsShift(BigDecimal.ZERO, BigDecimal.ZERO, 0, Duration.ZERO);

  static RunningTotalsShift between(RunningTotals kept, RunningTotals now) {
    return new RunningTotalsShift(
        now.fallen().subtract(kept.fallen()),
        now.risen().subtract(kept.risen()),
        now.samples() - kept.samples(),
        now.covered().minus(kept.covered()));
  }

  RunningTotals of(RunningTotals kept) {
    return new RunningTotals(
        kept.fallen().add(fallen),
        kept.risen().add(risen),
        kept.samples() + samples,
        kept.covered().plus(covered));
  }

  /** Whether nothing moves: a sample put in between is always counted, so the count tells. */
  boolean isNone() {
    return samples == 0;
  }
}
