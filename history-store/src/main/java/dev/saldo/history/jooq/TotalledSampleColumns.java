package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.HEAD;

import dev.saldo.history.RunningTotals;
import dev.saldo.history.TotalledSample;
import dev.saldo.history.jooq.column.RawAmountColumn;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.schema.tables.Sample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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

  /**
   * Returns the sample whose columns, in the order of {@link #all}, start at an index, from 1; null
   * if an outer join found none. Refuses one that does not match its checksum.
   */
  static @Nullable TotalledSample readOrNull(ResultSet row, int index, Meaning meaning)
      throws SQLException {
    TotalledSample read = readUncheckedOrNull(row, index, meaning);
    return read == null
        ? null
        : checked(read, row.getInt(index + COUNT - 1), row.getString(index + 3));
  }

  /** Reads a sample like {@link #readOrNull} from a row whose checksum is that of more columns. */
  static @Nullable TotalledSample readUncheckedOrNull(ResultSet row, int index, Meaning meaning)
      throws SQLException {
    BigDecimal fallen = row.getBigDecimal(index + 5);
    BigDecimal risen = row.getBigDecimal(index + 6);
    if (fallen == null || risen == null) {
      return null;
    }
    Amount amountRead =
        RawAmountColumn.read(
            row.getBigDecimal(index + 1), row.getBoolean(index + 2), row.getString(index + 3));
    RunningTotals totals =
        new RunningTotals(
            fallen, risen, row.getLong(index + 7), Duration.ofMillis(row.getLong(index + 8)));
    return new TotalledSample(
        meaning,
        instant(row, index),
        amountRead,
        plain(row.getBigDecimal(index + 4)),
        totals,
        instantOrNull(row, index + 9));
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal held) {
    return held == null ? null : Amount.plain(held);
  }

  private static TotalledSample checked(
      TotalledSample read, int stored, @Nullable String rawAmount) {
    Amount amountRead = read.amount();
    RowChecksum.require(
        stored,
        "sample",
        read.observedAt(),
        read.observedAt(),
        amountRead.value(),
        amountRead.unlimited(),
        rawAmount,
        read.held(),
        read.vendorTime());
    return read;
  }

  static Instant instant(ResultSet row, int index) throws SQLException {
    return row.getObject(index, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, int index) throws SQLException {
    OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
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
    return checked(
        new TotalledSample(
            meaning,
            row.get(observedAt),
            amountRead,
            plain(row.get(held)),
            totals,
            row.get(statedAt)),
        row.get(checksum),
        row.get(rawAmount));
  }
}
