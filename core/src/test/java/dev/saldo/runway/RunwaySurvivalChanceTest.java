package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.Inputs;
import dev.saldo.runway.Runway.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunwaySurvivalChanceTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"10, 0.9", "15, 0.5", "30, 0.1", "1, 1", "300, 0"})
  void agreesWithThePercentiles(int days, double chance) {
    Band band = new Band(at(10), at(15), at(30));
    assertThat(RunwaySurvivalChance.estimate(runway(State.OK, band), at(days)).orElseThrow())
        .isCloseTo(chance, within(0.001));
  }

  @Test
  void fallsWithTime() {
    Runway runway = runway(State.OK, new Band(at(10), at(15), null));
    double before = 1;
    for (int day = 1; day < 500; day++) {
      double chance = RunwaySurvivalChance.estimate(runway, at(day)).orElseThrow();
      assertThat(chance).isBetween(0.0, before);
      before = chance;
    }
  }

  @Test
  void isCertainOrUnknownWithoutUse() {
    Band expiry = new Band(at(5), at(5), at(5));
    assertThat(RunwaySurvivalChance.estimate(runway(State.UNLIMITED, null), at(9))).hasValue(1.0);
    assertThat(RunwaySurvivalChance.estimate(runway(State.NOT_FALLING, null), at(9))).hasValue(1.0);
    assertThat(RunwaySurvivalChance.estimate(runway(State.NOT_FALLING, expiry), at(4)))
        .hasValue(1.0);
    assertThat(RunwaySurvivalChance.estimate(runway(State.NOT_FALLING, expiry), at(6)))
        .hasValue(0.0);
    assertThat(RunwaySurvivalChance.estimate(runway(State.EMPTY, expiry), at(1))).hasValue(0.0);
    assertThat(RunwaySurvivalChance.estimate(runway(State.INSUFFICIENT_DATA, null), at(1)))
        .isEmpty();
  }

  private static Instant at(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static Runway runway(State state, @Nullable Band band) {
    return new Runway(NOW, state, "", band, null, "test", new Inputs(null, null, 0, 0, 0));
  }
}
