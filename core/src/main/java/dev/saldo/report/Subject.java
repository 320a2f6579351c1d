package dev.saldo.report;

import dev.saldo.history.Series;
import dev.saldo.spi.Balance.Means;
import dev.saldo.spi.BalanceUnit;

/**
 * What a row of a report is about.
 *
 * @param account the account
 * @param provider its provider
 * @param bucket the bucket of the account
 * @param label what the vendor last called the bucket
 * @param unit what its amounts count
 * @param means what its amounts say
 * @param derived whether they follow from another bucket of the account
 */
public record Subject(
    String account,
    String provider,
    String bucket,
    String label,
    BalanceUnit unit,
    Means means,
    boolean derived) {

  static Subject of(Series series) {
    return new Subject(
        series.key().account(),
        series.key().provider(),
        series.key().bucket(),
        series.label(),
        series.unit(),
        series.key().means(),
        series.derived());
  }
}
