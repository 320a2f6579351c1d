package dev.saldo.alert;

import dev.saldo.history.SeriesKey;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an account with the facts that rules judge. Immutable and thread-safe.
 *
 * @param series the series of its latest reading
 * @param label the vendor's name of the bucket
 * @param unit its unit
 * @param amount the amount as stated; null if unlimited or not stated
 * @param observedAt the time of its latest sample, UTC
 * @param facts the facts
 */
public record BucketFacts(
    SeriesKey series,
    String label,
    BalanceUnit unit,
    @Nullable BigDecimal amount,
    Instant observedAt,
    AlertFacts.Bucket facts) {}
