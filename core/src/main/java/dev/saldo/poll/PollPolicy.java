package dev.saldo.poll;

import java.time.Duration;

/**
 * How hard to try.
 *
 * @param readingsPerProvider how many accounts of one provider are read at the same time, at least
 *     1
 * @param shortestPause the least time before the one retry
 * @param longestPause the most time before the one retry, unless the vendor asks for more
 */
public record PollPolicy(int readingsPerProvider, Duration shortestPause, Duration longestPause) {

  /** Eight at a time, a retry after 0.25 to 1 s. */
  public static final PollPolicy DEFAULT =
      new PollPolicy(8, Duration.ofMillis(250), Duration.ofSeconds(1));

  public PollPolicy {
    if (readingsPerProvider < 1) {
      throw new IllegalArgumentException("readingsPerProvider is at least 1");
    }
    if (shortestPause.isNegative() || longestPause.compareTo(shortestPause) < 0) {
      throw new IllegalArgumentException("a pause is from shortestPause to longestPause");
    }
  }
}
