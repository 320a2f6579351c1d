package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalledSampleTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theFirstSampleOfASeriesCountsNothing() {
    TotalledSample first = after(null, Meaning.REMAINING, 0, Amount.of(new BigDecimal("100")));
    assertThat(first.totals()).isEqualTo(RunningTotals.FIRST);
    assertThat(first.level()).isEqualTo("100");
  }

  @Test
  void aNewRunOfNumbersStartsAfterUnlimitedOrAbsent() {
    TotalledSample last = null;
    int hour = 0;
    for (Amount amount :
        new Amount[] {
          Amount.of(new BigDecimal("100")),
          Amount.of(new BigDecimal("90")),
          Amount.unlimited("Unlim"),
          Amount.of(new BigDecimal("500")),
          Amount.ABSENT,
          Amount.of(new BigDecimal("20")),
          Amount.of(new BigDecimal("25")),
        }) {
      last = after(last, Meaning.REMAINING, hour++, amount);
    }
    assertThat(last)
        .extracting(TotalledSample::totals)
        .isEqualTo(
            new RunningTotals(new BigDecimal("10"), new BigDecimal("5"), 7, Duration.ofHours(6)));
  }

  @Test
  void spentAndOwedAmountsAreNegatedLevels() {
    assertThat(after(null, Meaning.OWED, 0, Amount.of(new BigDecimal("7"))).level())
        .isEqualTo("-7");
    assertThat(after(null, Meaning.SPENT, 0, Amount.of(BigDecimal.ZERO)).level()).isEqualTo("0");
    assertThat(after(null, Meaning.REMAINING, 0, Amount.unlimited("Unlim")).level()).isNull();
  }

  @Test
  void refusesASampleThatIsNotLaterThanItsPredecessor() {
    TotalledSample first = after(null, Meaning.REMAINING, 1, Amount.ABSENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after(first, Meaning.REMAINING, 1, Amount.ABSENT))
        .withMessage("2026-11-21T13:00:00Z is not after 2026-11-21T13:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after(first, Meaning.REMAINING, 0, Amount.ABSENT));
  }

  private static TotalledSample after(
      @Nullable TotalledSample previous, Meaning meaning, int hours, Amount amount) {
    SeriesKey series =
        new SeriesKey("otp", "ants", "main", BalanceUnit.Kind.CREDITS, "credit", meaning);
    BalanceSample sample = new BalanceSample(series, NOON.plus(HOUR.multipliedBy(hours)), amount);
    return TotalledSample.after(previous, sample, HOUR);
  }
}
