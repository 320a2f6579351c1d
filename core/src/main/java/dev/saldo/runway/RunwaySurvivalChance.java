package dev.saldo.runway;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The probability that a balance lasts until an instant. The logarithm of the time until it runs
 * out is linear in the normal quantile, between the percentiles of a runway and beyond them. A
 * percentile that is too far ahead counts as 400 days, so that the probability is a lower bound.
 */
public final class RunwaySurvivalChance {

  /** The normal quantile of the 90th percentile. */
  private static final double Z = 1.2816;

  private static final double LONGEST_MINUTES = UsageForecast.LONGEST * 60.0;

  private RunwaySurvivalChance() {}

  /**
   * Returns the probability, from 0 to 1; empty if there is no prediction.
   *
   * @param until an instant after {@code runway.asOf()}, UTC
   */
  public static OptionalDouble estimate(Runway runway, Instant until) {
    return switch (runway.state()) {
      case UNLIMITED, NO_LIMIT -> OptionalDouble.of(1.0);
      case EMPTY -> OptionalDouble.of(0.0);
      case NOT_FALLING, OK, IDLE, STALE ->
          OptionalDouble.of(
              runway.emptyAt() == null ? 1.0 : within(runway, runway.emptyAt(), until));
      case DIRECTION_UNKNOWN, INSUFFICIENT_DATA, DERIVED -> OptionalDouble.empty();
    };
  }

  private static double within(Runway runway, Runway.Band band, Instant until) {
    double wanted = minutes(runway, until);
    double early = minutes(runway, band.p10());
    double middle = minutes(runway, band.p50());
    double late = minutes(runway, band.p90());
    double edge = wanted < middle ? early : late;
    double width = Math.abs(StrictMath.log(edge / middle));
    double distance = StrictMath.log(wanted / middle);
    if (width == 0) {
      return distance <= 0 ? 1 : 0;
    }
    return 1 - normal(distance / width * Z);
  }

  private static double minutes(Runway runway, @Nullable Instant at) {
    return at == null
        ? LONGEST_MINUTES
        : Math.max(1, Duration.between(runway.asOf(), at).toSeconds() / 60.0);
  }

  /** Returns the normal distribution function; the error is below 0.0000001. */
  private static double normal(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI) * polynomial;
    return z < 0 ? tail : 1 - tail;
  }
}
