package dev.saldo.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * The rules by which nodes that share a database know which of them are alive. Each node stamps the
 * database's clock; no clock of a node decides anything. Stateless and thread-safe.
 */
public final class NodeLiveness {

  /** The time from one stamp of a node to the next. */
  public static final Duration STAMP_EVERY = Duration.ofSeconds(5);

  /** A node without a stamp for longer than this is dead for the others. */
  public static final Duration DEAD_AFTER = Duration.ofSeconds(20);

  /** A node that could not stamp for this long starts no call, well before others take over. */
  public static final Duration FENCED_AFTER = Duration.ofSeconds(15);

  private NodeLiveness() {}

  /**
   * Returns whether a node is dead.
   *
   * @param seenAt its last stamp, by the database's clock
   * @param now the time of the database's clock
   */
  public static boolean isDead(Instant seenAt, Instant now) {
    return Duration.between(seenAt, now).abs().compareTo(DEAD_AFTER) > 0;
  }

  /**
   * Returns whether a node must not start a call.
   *
   * @param sinceStamp the time since the begin of its last successful stamp, by a monotonic clock
   */
  public static boolean isFenced(Duration sinceStamp) {
    return sinceStamp.compareTo(FENCED_AFTER) >= 0;
  }

  /**
   * Returns how far the database's clock is ahead of the node's: it was asked in the middle of the
   * round trip, give or take half of it.
   */
  public static Duration measureOffset(Instant before, Instant databaseTime, Instant after) {
    Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
    return Duration.between(middle, databaseTime);
  }
}
