package dev.saldo.poll;

import java.time.Duration;

/**
 * The concurrency and the retry pause of a poll. Immutable and thread-safe.
 *
 * @param readingsPerProvider the maximum number of accounts of one provider that are read
 *     concurrently, at least 1
 * @param shortestPause the minimum pause before the single retry
 * @param longestPause the maximum pause before the single retry, unless the vendor requests a
 *     longer one
 */
public record PollPolicy(int readingsPerProvider, Duration shortestPause, Duration longestPause) {

  /** Eight concurrent readings per provider, and a retry after 0.25 to 1 s. */
  public static final PollPolicy DEFAULT =
      new PollPolicy(8, Duration.ofMillis(250), Duration.ofSeconds(1));

  public PollPolicy {
    if (readingsPerProvider < 1) {
      throw new IllegalArgumentException("readingsPerProvider must be at least 1");
    }
    if (shortestPause.isNegative() || longestPause.compareTo(shortestPause) < 0) {
      throw new IllegalArgumentException(
          "shortestPause must be at least 0 and at most longestPause");
    }
  }
}
