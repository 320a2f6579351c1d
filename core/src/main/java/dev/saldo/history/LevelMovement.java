package dev.saldo.history;

import dev.saldo.account.PollInterval;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The change of the level between two consecutive samples of a series. Only this type subtracts
 * amounts, and only it knows in which direction usage moves an amount.
 *
 * @param fallen the decrease of the level, at least 0
 * @param risen the increase of the level, at least 0; one of the two is 0
 * @param covered the time between the samples if they are close enough to cover it, otherwise zero
 */
record LevelMovement(BigDecimal fallen, BigDecimal risen, Duration covered) {

  /**
   * Returns the change from one sample to the next. If either states no number, the change is zero,
   * and the next number starts a new run of samples.
   *
   * @param every the poll interval; samples cover the time between them if they are at most three
   *     intervals apart
   */
  static LevelMovement between(
      Meaning meaning,
      Instant before,
      Amount previous,
      Instant after,
      Amount current,
      Duration every) {
    Duration apart = Duration.between(before, after);
    return between(
        meaning,
        previous,
        current,
        new PollInterval(every).isCovered(apart) ? apart : Duration.ZERO);
  }

  /** Returns the change from one sample to the next, with the time that it covers. */
  static LevelMovement between(Meaning meaning, Amount previous, Amount current, Duration covered) {
    BigDecimal change =
        previous.value() == null || current.value() == null
            ? BigDecimal.ZERO
            : level(meaning, current.value()).subtract(level(meaning, previous.value()));
    return new LevelMovement(
        change.signum() < 0 ? change.negate() : BigDecimal.ZERO,
        change.signum() > 0 ? change : BigDecimal.ZERO,
        covered);
  }

  /** Returns the amount normalized so that usage decreases it; SPENT and OWED are negated. */
  static BigDecimal level(Meaning meaning, BigDecimal amount) {
    return switch (meaning) {
      case REMAINING, LIMIT -> amount;
      case SPENT, OWED -> amount.negate();
    };
  }
}
