package dev.saldo.history;

import dev.saldo.StoreApi;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

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

  /** Is written out, as is {@link #hashCode}, because every report links it once. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof SeriesKey key
        && account.equals(key.account)
        && provider.equals(key.provider)
        && bucket.equals(key.bucket)
        && unitKind == key.unitKind
        && unitCode.equals(key.unitCode)
        && meaning == key.meaning;
  }

  @Override
  public final int hashCode() {
    int names = 31 * (31 * account.hashCode() + provider.hashCode()) + bucket.hashCode();
    return 31 * (31 * (31 * names + unitKind.ordinal()) + unitCode.hashCode()) + meaning.ordinal();
  }

  /** Returns the key of the same series of another account. */
  @StoreApi
  public SeriesKey in(String otherAccount) {
    return new SeriesKey(otherAccount, provider, bucket, unitKind, unitCode, meaning);
  }
}
