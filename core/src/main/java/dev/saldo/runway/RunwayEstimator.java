package dev.saldo.runway;

import dev.saldo.runway.Runway.Band;
import dev.saldo.runway.Runway.Inputs;
import dev.saldo.runway.Runway.State;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says when a balance is empty. */
public final class RunwayEstimator {

  /** The name of the method. */
  public static final String METHOD = "week-shape-three-speeds-1";

  private static final double LEAST_HOURS = 6;

  private RunwayEstimator() {}

  /** Returns the runway of a series. */
  public static Runway of(RunwayInput input) {
    UseByHour use = input.use();
    double seen = 0;
    double used = 0;
    for (int age = 0; age < use.length(); age++) {
      seen += use.seen(use.latestHour() - age);
      used += use.used(use.latestHour() - age);
    }
    BigDecimal balance = input.amount().value();
    Instant first = use.first();
    Inputs inputs = new Inputs(first, use.last(), (long) seen, use.falls(), use.rises());
    if (first == null || balance == null || seen < LEAST_HOURS || used == 0) {
      return new Runway(input.asOf(), State.INSUFFICIENT_DATA, "", null, null, METHOD, inputs);
    }
    Band band =
        Forecast.of(use, first, input.asOf(), input.zone())
            .emptyAt(balance.subtract(input.threshold()).doubleValue(), input.planned());
    return new Runway(input.asOf(), State.OK, "", band, null, METHOD, inputs);
  }
}
