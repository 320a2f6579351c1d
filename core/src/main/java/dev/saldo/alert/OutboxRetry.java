package dev.saldo.alert;

import dev.saldo.spi.channel.AlertDeliveryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The times of further attempts to deliver a message: nine over three days, as the specification
 * Standard Webhooks recommends. Stateless and thread-safe.
 */
public final class OutboxRetry {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Duration LONGEST_REQUESTED = Duration.ofHours(24);
  private static final double JITTER = 0.1;

  private OutboxRetry() {}

  /**
   * Returns the time of the next attempt, UTC: after a pause that varies by 10 %, or after a longer
   * one that the receiver requested, up to 24 h. Empty if the message is to be given up.
   *
   * @param failures the number of failed attempts, the latest one included, at least 1
   * @param at the time of the latest failure, UTC
   */
  public static Optional<Instant> findNext(
      int failures, AlertDeliveryException failure, Instant at, RandomGenerator random) {
    if (failure.isPermanent() || failures > PAUSES.size()) {
      return Optional.empty();
    }
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    Duration pause = Duration.ofMillis((long) (PAUSES.get(failures - 1).toMillis() * factor));
    Duration requested = failure.retryAfter().orElse(Duration.ZERO);
    if (requested.compareTo(LONGEST_REQUESTED) > 0) {
      requested = LONGEST_REQUESTED;
    }
    return Optional.of(at.plus(requested.compareTo(pause) > 0 ? requested : pause));
  }
}
