package dev.saldo.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.RunwayPredictionMethod;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunwayExplanationWriterTest {

  private static final BigDecimal BALANCE = new BigDecimal("2400");

  @Test
  void aSteadyAccountHasLittleToExplain() {
    assertThat(RunwayExplanationWriter.explain(Drain.steady(60, "10").input(BALANCE)))
        .containsExactly(
            "the last 2 days used as much as the week",
            "days differ by 0 %, so the range is narrow",
            "the learned correction hardly moved the median");
  }

  @Test
  void aBurstOfTheLastDaysIsNamed() {
    Drain drain = Drain.steady(60, "10");
    BigDecimal level = new BigDecimal("85600");
    for (int hour = 1; hour <= 48; hour++) {
      level = level.subtract(new BigDecimal("30"));
      drain.add(drain.last().plus(Duration.ofHours(1)), level);
    }
    assertThat(RunwayExplanationWriter.explain(drain.input(BALANCE)).getFirst())
        .matches("the last 2 days used \\d\\d % more than the week");
  }

  @Test
  void aYoungAccountIsCalledYoung() {
    assertThat(RunwayExplanationWriter.explain(Drain.steady(4, "10").input(BALANCE)))
        .contains("watched for 4 d only, so the range is wider")
        .noneMatch(fact -> fact.contains("week"));
  }

  @Test
  void thePlainMethodHasNoCorrectionToExplain() {
    RunwayInput plain = Drain.steady(60, "10").with(RunwayPredictionMethod.PLAIN).input(BALANCE);
    assertThat(RunwayExplanationWriter.explain(plain)).noneMatch(fact -> fact.contains("learned"));
  }

  @Test
  void anEmptyBalanceHasNothingToExplain() {
    assertThat(RunwayExplanationWriter.explain(Drain.steady(60, "10").input(BigDecimal.ZERO)))
        .isEmpty();
  }
}
