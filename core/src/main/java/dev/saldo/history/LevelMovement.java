package dev.saldo.history;

import dev.saldo.account.PollInterval;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * What happened between two neighbouring samples of a series. This is the only place where amounts
 * are subtracted and the only place that knows in which direction use moves an amount.
 *
 * @param fallen by how much the level fell, at least 0
 * @param risen by how much the level rose, at least 0; one of the two is 0
 * @param covered the time between the samples if they are close enough to vouch for it, else zero
 */
record LevelMovement(BigDecimal fallen, BigDecimal risen, Duration covered) {

  /**
   * Returns the movement from one sample to the next. Where either states no number, nothing moves:
   * the next number begins a new stretch.
   *
   * @param every the poll interval; samples vouch for the time between them while they are no
   *     further apart than three of it
   */
  static LevelMovement between(
      Meaning meaning, Instant before, Amount was, Instant after, Amount is, Duration every) {
    Duration apart = Duration.between(before, after);
    BigDecimal change =
        was.value() == null || is.value() == null
            ? BigDecimal.ZERO
            : level(meaning, is.value()).subtract(level(meaning, was.value()));
    return new LevelMovement(
        change.signum() < 0 ? change.negate() : BigDecimal.ZERO,
        change.signum() > 0 ? change : BigDecimal.ZERO,
        new PollInterval(every).isCovered(apart) ? apart : Duration.ZERO);
  }

  /** Returns the amount turned so that use lowers it: what was spent or is owed counts negative. */
  static BigDecimal level(Meaning meaning, BigDecimal amount) {
    return switch (meaning) {
      case REMAINING, LIMIT -> amount;
      case SPENT, OWED -> amount.negate();
    };
  }
}
