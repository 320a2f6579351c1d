package dev.saldo.app.serve;

import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.time.Duration;
import java.util.Optional;

/** The state of a service, as far as others are told of it. Thread-safe. */
interface ServicePulse {

  /** Returns whether everything works, the database included. */
  boolean isWell();

  /** Returns whether the service itself works on; a restart would help if not. */
  boolean isMoving();

  /** Returns the URL for signs of life; empty if nobody waits for them. */
  Optional<Secret> heartbeat();

  /**
   * Returns the context for requests of signs of life, with the proxies and authorities of the
   * environment.
   *
   * @param timeout the time for one exchange
   * @throws IllegalArgumentException if they are invalid
   */
  ProviderContext context(Duration timeout);
}
