package dev.saldo.report;

import dev.saldo.history.Series;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;

/**
 * The series that a row of a report describes. Immutable and thread-safe.
 *
 * @param account the account
 * @param provider its provider
 * @param bucket the bucket of the account
 * @param label the vendor's latest name of the bucket
 * @param unit the unit of its amounts
 * @param meaning the meaning of its amounts
 * @param derived whether they are calculated from another bucket of the account
 */
public record ReportSubject(
    String account,
    String provider,
    String bucket,
    String label,
    BalanceUnit unit,
    Meaning meaning,
    boolean derived) {

  /** Returns the unit with the direction of amounts that use increases, for readers. */
  Cell.Unit unitCell() {
    return Cell.Unit.of(unit.kind(), unit.code(), meaning);
  }

  static ReportSubject of(Series series) {
    return new ReportSubject(
        series.key().account(),
        series.key().provider(),
        series.key().bucket(),
        series.label(),
        series.unit(),
        series.key().meaning(),
        series.derived());
  }
}
