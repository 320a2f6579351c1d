package dev.saldo.event;

import dev.saldo.history.BalanceSample;
import dev.saldo.history.Rise;
import dev.saldo.history.Series;
import dev.saldo.history.SeriesKey;
import dev.saldo.history.TotalledSample;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Series and rises for the tests of the classification. */
final class EventFixture {

  static final Instant START = Instant.parse("2026-01-10T00:00:00Z");

  private EventFixture() {}

  static Series series(Meaning meaning, Billing billing) {
    BalanceUnit unit = BalanceUnit.money("EUR");
    SeriesKey key = new SeriesKey("otp", "ants", "main", unit.kind(), unit.code(), meaning);
    TotalledSample last =
        TotalledSample.after(
            null, new BalanceSample(key, START, Amount.of(BigDecimal.TEN)), Duration.ofHours(1));
    return new Series(
        key,
        "main",
        unit,
        new Terms(billing, null, null),
        false,
        List.of(),
        Duration.ofHours(1),
        START,
        last);
  }

  static Series prepaid() {
    return series(Meaning.REMAINING, Billing.PREPAID);
  }

  static Rise rise(Series series, Instant at, String amount) {
    return new Rise(series.key(), at.minusSeconds(3600), at, new BigDecimal(amount));
  }

  static Instant day(double days) {
    return START.plusSeconds(Math.round(days * 86_400));
  }
}
