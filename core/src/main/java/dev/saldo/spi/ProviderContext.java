package dev.saldo.spi;

import java.time.Clock;
import java.time.Duration;

/**
 * The environment in which a provider runs. Saldo implements it and providers only call it; new
 * methods get a default implementation, so that existing jars keep working.
 */
public interface ProviderContext {

  /** Returns the clock to use instead of the system clock, in UTC. */
  Clock clock();

  /** Returns the time that one complete {@link BalanceSource#fetch()} may take, always positive. */
  Duration timeout();

  /** Returns a context with the given values, for a host or a test. */
  static ProviderContext of(Clock clock, Duration timeout) {
    record Fixed(Clock clock, Duration timeout) implements ProviderContext {}
    return new Fixed(clock, timeout);
  }
}
