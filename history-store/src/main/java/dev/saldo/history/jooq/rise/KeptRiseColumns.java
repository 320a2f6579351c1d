package dev.saldo.history.jooq.rise;

import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.integrity.RowChecksum;
import dev.saldo.history.jooq.schema.tables.Rise;
import dev.saldo.history.rise.KeptRise;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The columns of a rise with what is kept of it. */
final class KeptRiseColumns {

  private KeptRiseColumns() {}

  /** Returns the columns in the order in which {@link #read} takes them. */
  static List<Field<?>> all(Rise row) {
    return List.of(
        row.AFTER,
        row.OBSERVED_AT,
        row.AMOUNT,
        row.CHECKSUM,
        row.RULED_CHECKSUM,
        row.RISEN,
        row.RULING,
        row.PERIODIC_RULING,
        row.HIDDEN,
        row.CORRECTED,
        row.PERIODIC_CORRECTED,
        row.HIDDEN_TOTAL);
  }

  /**
   * A row.
   *
   * @param after the time of the sample before the rise
   * @param observedAt the time of the sample that shows it
   * @param kept the rise with what is kept of it; null if nothing is kept yet
   */
  record Row(Instant after, Instant observedAt, BigDecimal amount, @Nullable KeptRise kept) {}

  /**
   * Reads a row and checks its checksums.
   *
   * @param first the position of the first column, from 1
   */
  static Row read(ResultSet rows, int first, long seriesId) throws SQLException {
    Instant after = ColumnInstants.read(rows, first);
    Instant at = ColumnInstants.read(rows, first + 1);
    BigDecimal amount = rows.getBigDecimal(first + 2);
    RowChecksum.require(rows.getInt(first + 3), "rise", at, seriesId, at, after, amount);
    int checksum = rows.getInt(first + 4);
    if (rows.wasNull()) {
      return new Row(after, at, amount, null);
    }
    KeptRise kept =
        new KeptRise(
            after,
            at,
            amount,
            decimal(rows, first + 5),
            rows.getInt(first + 6),
            rows.getInt(first + 7),
            decimal(rows, first + 8),
            decimal(rows, first + 9),
            decimal(rows, first + 10),
            decimal(rows, first + 11));
    RowChecksum.require(checksum, "ruling of the rise", at, values(seriesId, kept));
    return new Row(after, at, amount, kept);
  }

  /** Reads what is kept of a rise; null if nothing is, or if an outer join found no rise. */
  static @Nullable KeptRise readOrNull(ResultSet rows, int first, long seriesId)
      throws SQLException {
    return rows.getObject(first) == null ? null : read(rows, first, seriesId).kept();
  }

  /** Returns the values of an update of {@link #updated}, the key last. */
  static @Nullable Object[] update(long seriesId, KeptRise kept) {
    return new Object[] {
      RowChecksum.of(values(seriesId, kept)),
      kept.risen(),
      kept.ruling(),
      kept.periodicRuling(),
      kept.hidden(),
      kept.corrected(),
      kept.periodicCorrected(),
      kept.hiddenTotal(),
      seriesId,
      kept.observedAt()
    };
  }

  private static @Nullable Object[] values(long seriesId, KeptRise kept) {
    return new Object[] {
      seriesId,
      kept.observedAt(),
      kept.risen(),
      (long) kept.ruling(),
      (long) kept.periodicRuling(),
      kept.hidden(),
      kept.corrected(),
      kept.periodicCorrected(),
      kept.hiddenTotal()
    };
  }

  private static BigDecimal decimal(ResultSet rows, int column) throws SQLException {
    BigDecimal value = rows.getBigDecimal(column);
    return value == null ? BigDecimal.ZERO : value;
  }
}
