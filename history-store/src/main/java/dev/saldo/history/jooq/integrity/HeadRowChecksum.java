package dev.saldo.history.jooq.integrity;

import dev.saldo.history.TotalledSample;
import dev.saldo.history.UnconfirmedReading;
import dev.saldo.history.jooq.column.RawAmountColumn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The checksum of the head row of a series. */
public final class HeadRowChecksum {

  private HeadRowChecksum() {}

  /** Returns the checksum of the values of a head row. */
  public static int compute(
      long seriesId,
      Instant first,
      @Nullable Instant polledAt,
      TotalledSample last,
      boolean numberless,
      @Nullable Instant countedUntil,
      @Nullable UnconfirmedReading unconfirmed) {
    return RowChecksum.of(
        seriesId,
        first,
        polledAt,
        last.observedAt(),
        last.amount().value(),
        last.amount().unlimited(),
        RawAmountColumn.column(last.amount()),
        last.totals().fallen(),
        last.totals().risen(),
        last.totals().samples(),
        last.totals().covered().toMillis(),
        last.vendorTime(),
        numberless,
        countedUntil,
        unconfirmed == null ? null : unconfirmed.since(),
        unconfirmed == null ? null : unconfirmed.before());
  }
}
