package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;
import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.RunningTotals;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.RawAmountColumn;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The columns that hold a totalled sample, in a sample's row or in a series' head row. */
record TotalledSampleColumns(
    Field<Instant> observedAt,
    Field<BigDecimal> amount,
    Field<Boolean> unlimited,
    Field<String> rawAmount,
    Field<BigDecimal> held,
    Field<BigDecimal> fallen,
    Field<BigDecimal> risen,
    Field<Long> samples,
    Field<Long> coveredMillis,
    Field<Instant> statedAt,
    Field<Integer> checksum) {

  /** The number of these columns. */
  static final int COUNT = 11;

  static final TotalledSampleColumns OF_SAMPLE = of(SAMPLE);

  static final TotalledSampleColumns OF_HEAD =
      new TotalledSampleColumns(
          HEAD.OBSERVED_AT,
          HEAD.AMOUNT,
          HEAD.UNLIMITED,
          HEAD.RAW_AMOUNT,
          DSL.castNull(HEAD.HELD),
          HEAD.FALLEN,
          HEAD.RISEN,
          HEAD.SAMPLES,
          HEAD.COVERED_MILLIS,
          HEAD.STATED_AT,
          HEAD.CHECKSUM);

  static TotalledSampleColumns of(Sample sample) {
    return new TotalledSampleColumns(
        sample.OBSERVED_AT,
        sample.AMOUNT,
        sample.UNLIMITED,
        sample.RAW_AMOUNT,
        sample.HELD,
        sample.FALLEN,
        sample.RISEN,
        sample.SAMPLES,
        sample.COVERED_MILLIS,
        sample.STATED_AT,
        sample.CHECKSUM);
  }

  List<Field<?>> all() {
    return List.of(
        observedAt,
        amount,
        unlimited,
        rawAmount,
        held,
        fallen,
        risen,
        samples,
        coveredMillis,
        statedAt,
        checksum);
  }

  /** Returns the checksum of a sample's row, without its totals, which late samples change. */
  static int checksum(TotalledSample sample) {
    Amount stated = sample.amount();
    return RowChecksum.of(
        sample.observedAt(),
        stated.value(),
        stated.unlimited(),
        RawAmountColumn.column(stated),
        sample.held(),
        sample.vendorTime());
  }

  TotalledSample read(Record row, Meaning meaning) {
    Amount amountRead =
        RawAmountColumn.read(row.get(amount), row.get(unlimited), row.get(rawAmount));
    RunningTotals totals =
        new RunningTotals(
            row.get(fallen),
            row.get(risen),
            row.get(samples),
            Duration.ofMillis(row.get(coveredMillis)));
    return ResultRowReader.checked(
        new TotalledSample(
            meaning,
            row.get(observedAt),
            amountRead,
            ResultRowReader.plain(row.get(held)),
            totals,
            row.get(statedAt)),
        row.get(checksum),
        row.get(rawAmount));
  }
}
