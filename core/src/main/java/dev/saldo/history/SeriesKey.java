package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;

/**
 * The key of a series. Its samples are comparable because they share account, bucket, unit and
 * meaning. A change of unit or meaning starts another series.
 */
public record SeriesKey(
    String account,
    String provider,
    String bucket,
    Kind unitKind,
    String unitCode,
    Meaning meaning) {

  /** Returns the key of the same series of another account. */
  @StoreApi
  public SeriesKey in(String otherAccount) {
    return new SeriesKey(otherAccount, provider, bucket, unitKind, unitCode, meaning);
  }
}
