package dev.saldo.history;

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
    Meaning meaning) {}
