package dev.saldo.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallBudgetTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final CallRate TEN_A_MINUTE = new CallRate(10, Duration.ofMinutes(1));

  @Test
  void tokensAccrueWithTimeUpToTheRate() {
    CallBudget empty = CallBudget.full(TEN_A_MINUTE, NOON).spend(10);
    assertThat(empty.calls()).isZero();
    assertThat(empty.refill(TEN_A_MINUTE, NOON.plusMillis(5_999)).calls()).isZero();
    assertThat(empty.refill(TEN_A_MINUTE, NOON.plusSeconds(6)).calls()).isEqualTo(1);
    assertThat(empty.refill(TEN_A_MINUTE, NOON.plusSeconds(900)).calls()).isEqualTo(10);
  }

  /** However often the budget is refilled, no more calls pass than the rate and one burst allow. */
  @Test
  void noMoreCallsPassThanTheRateAllows() {
    Random random = new Random(5);
    CallBudget budget = CallBudget.full(TEN_A_MINUTE, NOON);
    Instant now = NOON;
    int passed = 0;
    for (int look = 0; look < 20_000; look++) {
      now = now.plusMillis(random.nextInt(2_000));
      budget = budget.refill(TEN_A_MINUTE, now);
      int calls = Math.min(budget.calls(), random.nextInt(4));
      budget = budget.spend(calls);
      passed += calls;
    }
    double minutes = Duration.between(NOON, now).toMillis() / 60_000.0;
    assertThat((double) passed).isLessThanOrEqualTo(minutes * 10 + 10).isGreaterThan(minutes * 9);
  }

  @Test
  void aClockSetBackAddsNothing() {
    CallBudget spent = CallBudget.full(TEN_A_MINUTE, NOON).spend(10);
    assertThat(spent.refill(TEN_A_MINUTE, NOON.minusSeconds(60))).isEqualTo(spent);
  }

  @Test
  void aClockThatWasFarAheadDoesNotStopCallsForLong() {
    Instant set = NOON.minus(Duration.ofDays(900));
    CallBudget spent = CallBudget.full(TEN_A_MINUTE, NOON).spend(10).refill(TEN_A_MINUTE, set);
    assertThat(spent.calls()).isZero();
    assertThat(spent.refill(TEN_A_MINUTE, set.plusSeconds(6)).calls()).isEqualTo(1);
  }

  @Test
  void pollsOfAPersonAreCountedToo() {
    CallBudget overdrawn = CallBudget.full(TEN_A_MINUTE, NOON).spend(12);
    assertThat(overdrawn.calls()).isZero();
    assertThat(overdrawn.refill(TEN_A_MINUTE, NOON.plusSeconds(12)).calls()).isZero();
    assertThat(overdrawn.refill(TEN_A_MINUTE, NOON.plusSeconds(18)).calls()).isEqualTo(1);
  }

  @Test
  void ratesAreReadAsWritten() {
    assertThat(CallRate.parse("10/min")).contains(TEN_A_MINUTE);
    assertThat(CallRate.parse("5 / s")).contains(new CallRate(5, Duration.ofSeconds(1)));
    assertThat(CallRate.parse("1000/d")).contains(new CallRate(1_000, Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0/min", "-1/min", "10/m", "10/min/s", "1.5/s", "9999999/s"})
  void whatIsNoRateIsNotGuessed(String text) {
    assertThat(CallRate.parse(text)).isEmpty();
  }
}
