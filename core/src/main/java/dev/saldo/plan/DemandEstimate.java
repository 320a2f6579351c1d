package dev.saldo.plan;

import dev.saldo.runway.Runway;
import dev.saldo.runway.RunwayEstimator;
import dev.saldo.runway.RunwayInput;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance.Meaning;
import dev.saldo.spi.Balance.Terms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The usage until an instant: the smallest balance whose runway reaches it. So a plan agrees with
 * the runway. Between the median and the 10th percentile, and beyond it, the logarithm of the usage
 * is linear in the normal quantile.
 */
final class DemandEstimate {

  /** The normal quantile of the 10th percentile of a runway. */
  private static final double Z_OF_EARLY = 1.2816;

  private static final int BISECTIONS = 24;
  private static final int MOST_DOUBLINGS = 80;
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.UP);

  private final RunwayInput input;

  /** Creates an estimate from the input of a runway; its balance and its terms do not count. */
  DemandEstimate(RunwayInput input) {
    this.input =
        input.withTerms(Meaning.REMAINING, new Terms(input.stated().terms().billing(), null, null));
  }

  /**
   * Returns the usage until an instant that is not exceeded with a probability.
   *
   * @param service the probability in percent, 50 to 99
   */
  BigDecimal until(Instant until, int service) {
    double middle = smallest(until, Runway.Band::p50);
    double early = smallest(until, Runway.Band::p10);
    double z = quantile(service / 100.0) / Z_OF_EARLY;
    return new BigDecimal(middle * StrictMath.pow(early / middle, z), DIGITS);
  }

  /** Returns why no estimate is possible; empty if one is. */
  Optional<String> findObstacle() {
    Runway runway = RunwayEstimator.estimate(input.withAmount(Amount.of(BigDecimal.ONE)));
    return runway.emptyAt() == null ? Optional.of(runway.reason()) : Optional.empty();
  }

  private double smallest(Instant until, Function<Runway.Band, @Nullable Instant> edge) {
    double low = 0;
    double high = Math.max(1e-6, input.use().usedWithin(24));
    for (int i = 0; i < MOST_DOUBLINGS && !lasts(high, until, edge); i++) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (lasts(middle, until, edge)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean lasts(
      double balance, Instant until, Function<Runway.Band, @Nullable Instant> edge) {
    BigDecimal amount = new BigDecimal(balance).setScale(9, RoundingMode.UP);
    Runway.Band band = RunwayEstimator.estimate(input.withAmount(Amount.of(amount))).emptyAt();
    Instant empty = band == null ? null : edge.apply(band);
    return empty == null || !empty.isBefore(until);
  }

  /** Returns the normal quantile of a probability from 0.5 to 0.999; the error is below 0.0005. */
  static double quantile(double probability) {
    double t = StrictMath.sqrt(-2 * StrictMath.log(1 - probability));
    double numerator = 2.515517 + t * (0.802853 + t * 0.010328);
    double denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return Math.max(0, t - numerator / denominator);
  }
}
