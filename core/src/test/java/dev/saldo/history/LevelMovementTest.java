package dev.saldo.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelMovementTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Amount UNLIMITED = Amount.unlimited("Unlim");

  @ParameterizedTest
  @CsvSource({
    "REMAINING, 100, 90, 10, 0",
    "REMAINING, 90, 100, 0, 10",
    "REMAINING, 5, -5, 10, 0",
    "REMAINING, -5, -5.000, 0, 0",
    "REMAINING, 0.000000000002, 0.000000000001, 0.000000000001, 0",
    "LIMIT, 100, 90, 10, 0",
    "SPENT, 90, 100, 10, 0",
    "SPENT, 100, 0, 0, 100",
    "OWED, 90, 100, 10, 0",
    "OWED, 10, -5, 0, 15",
  })
  void usageDecreasesTheLevelWhateverTheMeaning(
      Meaning meaning, String previous, String current, BigDecimal fallen, BigDecimal risen) {
    LevelMovement movement = between(meaning, number(previous), number(current), HOUR);
    assertThat(movement.fallen()).isEqualByComparingTo(fallen);
    assertThat(movement.risen()).isEqualByComparingTo(risen);
  }

  @Test
  void theChangeIsZeroIfANumberIsMissing() {
    for (Amount unknown : new Amount[] {UNLIMITED, Amount.ABSENT}) {
      for (LevelMovement movement :
          new LevelMovement[] {
            between(Meaning.REMAINING, number("100"), unknown, HOUR),
            between(Meaning.REMAINING, unknown, number("100"), HOUR),
            between(Meaning.OWED, unknown, unknown, HOUR),
          }) {
        assertThat(movement).isEqualTo(new LevelMovement(BigDecimal.ZERO, BigDecimal.ZERO, HOUR));
      }
    }
  }

  @Test
  void samplesCoverAtMostThreePollIntervals() {
    Duration three = HOUR.multipliedBy(3);
    assertThat(between(Meaning.REMAINING, UNLIMITED, UNLIMITED, three).covered()).isEqualTo(three);
    assertThat(between(Meaning.REMAINING, UNLIMITED, UNLIMITED, three.plusMillis(1)).covered())
        .isZero();
  }

  private static LevelMovement between(
      Meaning meaning, Amount previous, Amount current, Duration apart) {
    return LevelMovement.between(meaning, NOON, previous, NOON.plus(apart), current, HOUR);
  }

  private static Amount number(String value) {
    return Amount.of(new BigDecimal(value));
  }
}
