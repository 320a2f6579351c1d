package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;

import dev.saldo.history.RunningTotals;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Means;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The columns that hold a totalled sample, in a sample's row or in a series' head row. */
record SampleColumns(
    Field<Instant> observedAt,
    Field<BigDecimal> amount,
    Field<Boolean> unlimited,
    Field<String> rawAmount,
    Field<BigDecimal> fallen,
    Field<BigDecimal> risen,
    Field<Long> samples,
    Field<Long> coveredMillis) {

  static final SampleColumns OF_HEAD =
      new SampleColumns(
          HEAD.OBSERVED_AT,
          HEAD.AMOUNT,
          HEAD.UNLIMITED,
          HEAD.RAW_AMOUNT,
          HEAD.FALLEN,
          HEAD.RISEN,
          HEAD.SAMPLES,
          HEAD.COVERED_MILLIS);

  static SampleColumns of(Sample sample) {
    return new SampleColumns(
        sample.OBSERVED_AT,
        sample.AMOUNT,
        sample.UNLIMITED,
        sample.RAW_AMOUNT,
        sample.FALLEN,
        sample.RISEN,
        sample.SAMPLES,
        sample.COVERED_MILLIS);
  }

  List<Field<?>> all() {
    return List.of(observedAt, amount, unlimited, rawAmount, fallen, risen, samples, coveredMillis);
  }

  /** Returns the sample of a row, or null if an outer join found none. */
  @Nullable TotalledSample readOrNull(Record row, Means means) {
    return row.get(observedAt) == null ? null : read(row, means);
  }

  TotalledSample read(Record row, Means means) {
    Amount seen = RawAmount.read(row.get(amount), row.get(unlimited), row.get(rawAmount));
    RunningTotals totals =
        new RunningTotals(
            row.get(fallen),
            row.get(risen),
            row.get(samples),
            Duration.ofMillis(row.get(coveredMillis)));
    return new TotalledSample(means, row.get(observedAt), seen, totals);
  }
}
