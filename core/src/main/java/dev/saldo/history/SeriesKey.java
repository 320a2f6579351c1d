package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.util.Comparator;

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

  /** The order of reports: account, bucket, unit, meaning, provider. */
  public static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::account)
          .thenComparing(SeriesKey::bucket)
          .thenComparing(SeriesKey::unitKind)
          .thenComparing(SeriesKey::unitCode)
          .thenComparing(SeriesKey::meaning)
          .thenComparing(SeriesKey::provider);

  /** Returns the key of the same series of another account. */
  @StoreApi
  public SeriesKey in(String otherAccount) {
    return new SeriesKey(otherAccount, provider, bucket, unitKind, unitCode, meaning);
  }
}
