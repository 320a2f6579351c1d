package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.RunwayPredictionMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The methods that a configuration can choose. */
class RunwayMethodsTest {

  private final RunwayInput input =
      Drain.random(new Random(21), 40).input(new BigDecimal("12345.67"), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void anAnswerNamesItsMethod(RunwayPredictionMethod method) {
    Runway runway = RunwayEstimator.estimate(input.with(method));
    assertThat(runway.method()).isEqualTo(RunwayEstimator.name(method));
    assertThat(RunwayEstimator.method(runway)).isEqualTo(method);
  }

  @Test
  void theLearnedMethodIsTheUsualOne() {
    assertThat(RunwayEstimator.estimate(input).method())
        .isEqualTo(RunwayEstimator.METHOD)
        .isEqualTo("week-shape-learned-pace-1");
    assertThat(RunwayEstimator.name(RunwayPredictionMethod.PLAIN))
        .isEqualTo("week-shape-three-speeds-1");
  }

  @Test
  void thePlainMethodAnswersAsBeforeToTheSecond() {
    assertThat(RunwayEstimator.estimate(input.with(RunwayPredictionMethod.PLAIN)).emptyAt())
        .isEqualTo(band("2026-04-13T06:40:59Z 2026-04-16T15:00:23Z 2026-04-25T13:46:12Z"));
  }

  @Test
  void theLearnedMethodAnswersTheSameSecondOnEveryMachine() {
    assertThat(RunwayEstimator.estimate(input.with(RunwayPredictionMethod.LEARNED)).emptyAt())
        .isEqualTo(band("2026-04-13T02:32:58Z 2026-04-16T07:31:22Z 2026-04-21T06:37:47Z"));
  }

  private static Runway.Band band(String times) {
    String[] each = times.split(" ");
    return new Runway.Band(Instant.parse(each[0]), Instant.parse(each[1]), Instant.parse(each[2]));
  }
}
