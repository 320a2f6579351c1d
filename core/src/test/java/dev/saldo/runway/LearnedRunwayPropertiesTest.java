package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.RunwayPredictionMethod;
import dev.saldo.runway.Runway.Band;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The properties of every runway, with the learned method. */
class LearnedRunwayPropertiesTest extends RunwayPropertiesTest {

  @Override
  RunwayPredictionMethod method() {
    return RunwayPredictionMethod.LEARNED;
  }

  @Override
  double leastAfterTinyTopUp() {
    return 0.97;
  }

  @Test
  void aSteadyBalanceRunsOutAboutAtItsConstantRate() {
    Drain steady = Drain.steady(60, "10").with(method());
    Band band = steady.band(new BigDecimal("2400"));
    assertThat(Duration.between(steady.last(), Objects.requireNonNull(band.p50())).toHours())
        .isBetween(237L, 243L);
    assertThat(steady.band(new BigDecimal("2400000"))).isEqualTo(new Band(null, null, null));
  }
}
