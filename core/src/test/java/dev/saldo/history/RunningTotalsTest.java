package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunningTotalsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void beginAtTheFirstSample() {
    assertThat(RunningTotals.FIRST)
        .isEqualTo(new RunningTotals(BigDecimal.ZERO, BigDecimal.ZERO, 1, Duration.ZERO));
  }

  @Test
  void addEveryMovement() {
    RunningTotals totals =
        RunningTotals.FIRST
            .plus(new LevelMovement(new BigDecimal("0.1"), BigDecimal.ZERO, HOUR))
            .plus(new LevelMovement(BigDecimal.ZERO, new BigDecimal("50"), Duration.ZERO))
            .plus(new LevelMovement(new BigDecimal("0.2"), BigDecimal.ZERO, HOUR));
    assertThat(totals)
        .isEqualTo(
            new RunningTotals(new BigDecimal("0.3"), new BigDecimal("50"), 4, Duration.ofHours(2)));
  }

  @Test
  void equalTotalsAreEqualWhateverTheirScale() {
    RunningTotals totals =
        new RunningTotals(new BigDecimal("100.00"), new BigDecimal("0E-12"), 2, HOUR);
    assertThat(totals)
        .isEqualTo(new RunningTotals(new BigDecimal("1E+2"), BigDecimal.ZERO, 2, HOUR));
    assertThat(totals.fallen()).hasToString("100");
    assertThat(totals.risen()).hasToString("0");
  }
}
