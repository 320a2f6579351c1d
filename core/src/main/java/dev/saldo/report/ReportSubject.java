package dev.saldo.report;

import dev.saldo.history.Series;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;

/**
 * What a row of a report is about.
 *
 * @param account the account
 * @param provider its provider
 * @param bucket the bucket of the account
 * @param label what the vendor last called the bucket
 * @param unit what its amounts count
 * @param meaning what its amounts say
 * @param derived whether they follow from another bucket of the account
 */
public record ReportSubject(
    String account,
    String provider,
    String bucket,
    String label,
    BalanceUnit unit,
    Meaning meaning,
    boolean derived) {

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
