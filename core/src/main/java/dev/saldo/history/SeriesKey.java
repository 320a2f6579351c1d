package dev.saldo.history;

import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit.Kind;

/**
 * What makes samples comparable: the same bucket of the same account, counted in the same unit and
 * meaning the same. A change of unit or meaning begins another series.
 */
public record SeriesKey(
    String account,
    String provider,
    String bucket,
    Kind unitKind,
    String unitCode,
    Meaning meaning) {}
