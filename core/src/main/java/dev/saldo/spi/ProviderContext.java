package dev.saldo.spi;

import java.time.Clock;
import java.time.Duration;

/**
 * What the host gives to a provider. Saldo implements it and providers only call it; new methods
 * come with a default, so that no jar breaks.
 */
public interface ProviderContext {

  /** Returns the clock to use instead of the wall clock, in UTC. */
  Clock clock();

  /** Returns the time one whole {@link BalanceSource#fetch()} may take, always positive. */
  Duration timeout();

  /** Returns a context of fixed values, as a host or a test needs it. */
  static ProviderContext of(Clock clock, Duration timeout) {
    record Fixed(Clock clock, Duration timeout) implements ProviderContext {}
    return new Fixed(clock, timeout);
  }
}
