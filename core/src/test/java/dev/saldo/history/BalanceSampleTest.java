package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceSampleTest {

  private static final SeriesKey SERIES =
      new SeriesKey("otp", "ants", "main", BalanceUnit.Kind.CREDITS, "credit", Meaning.REMAINING);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1.0000000000005, 1",
    "1.0000000000015, 1.000000000002",
    "1.00000000000050000001, 1.000000000001",
    "-1.0000000000015, -1.000000000002",
    "0.0000000000001, 0",
    "0.123456789012, 0.123456789012",
    "12345678901234567890123456.123456789012, 12345678901234567890123456.123456789012",
    "99999999999999999999999999.9999999999999, 99999999999999999999999999.999999999999",
    "-99999999999999999999999999.9999999999999, -99999999999999999999999999.999999999999",
  })
  void roundsToTwelveDecimalsAndKeepsTheRawSpelling(String stated, String kept) {
    Amount amount = sample(Amount.of(new BigDecimal(stated), stated)).amount();
    assertThat(amount.value()).isEqualTo(new BigDecimal(kept));
    assertThat(amount.raw()).isEqualTo(stated);
  }

  @Test
  void keepsUnlimitedAndAbsentAmounts() {
    assertThat(sample(Amount.unlimited("Unlim")).amount()).isEqualTo(Amount.unlimited("Unlim"));
    assertThat(sample(Amount.ABSENT).amount()).isEqualTo(Amount.ABSENT);
  }

  @Test
  void truncatesTheInstantToTheMillisecond() {
    assertThat(new BalanceSample(SERIES, NOON.plusNanos(1_999_999), Amount.ABSENT).observedAt())
        .isEqualTo(NOON.plusMillis(1));
    assertThat(new BalanceSample(SERIES, Instant.EPOCH.minusNanos(1), Amount.ABSENT).observedAt())
        .isEqualTo(Instant.EPOCH.minusMillis(1));
  }

  @Test
  void takesItsSeriesFromAccountAndBalance() {
    Balance balance =
        Balance.of("main", Amount.of(BigDecimal.TEN), BalanceUnit.money("RUR"))
            .withLabel("Баланс")
            .withMeaning(Meaning.OWED);
    BalanceSample sample = BalanceSample.of(Account.of("otp", "mysmpp"), balance, NOON);
    assertThat(sample.series())
        .isEqualTo(
            new SeriesKey("otp", "mysmpp", "main", BalanceUnit.Kind.MONEY, "RUB", Meaning.OWED));
    assertThat(sample.observedAt()).isEqualTo(NOON);
    assertThat(sample.amount()).isEqualTo(balance.amount());
  }

  private static BalanceSample sample(Amount amount) {
    return new BalanceSample(SERIES, NOON, amount);
  }
}
