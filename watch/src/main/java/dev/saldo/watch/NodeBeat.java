package dev.saldo.watch;

import dev.saldo.schedule.NodeLiveness;
import dev.saldo.schedule.NodeStamp;
import dev.saldo.schedule.PollClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The sign of life of this node, and the clock that it corrects. Thread-safe. */
final class NodeBeat {

  /** A slower answer says too little about the clock of the database. */
  private static final Duration PRECISE = Duration.ofSeconds(2);

  private final String node;
  private final PollClaims claims;
  private final CorrectedClock clock;
  private final LongSupplier nanoTime;
  private volatile OptionalLong stampedAt = OptionalLong.empty();
  private volatile List<String> alive = List.of();

  NodeBeat(String node, PollClaims claims, CorrectedClock clock, LongSupplier nanoTime) {
    this.node = node;
    this.claims = claims;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /**
   * Stamps this node as alive.
   *
   * @return whether the living nodes changed
   */
  boolean beat() {
    long began = nanoTime.getAsLong();
    Instant before = clock.uncorrected();
    NodeStamp stamp = claims.stamp(node);
    boolean precise = Duration.ofNanos(nanoTime.getAsLong() - began).compareTo(PRECISE) <= 0;
    if (precise || stampedAt.isEmpty()) {
      clock.correct(NodeLiveness.measureOffset(before, stamp.databaseTime(), clock.uncorrected()));
    }
    boolean changed = !stamp.alive().equals(alive);
    alive = stamp.alive();
    stampedAt = OptionalLong.of(began);
    return changed;
  }

  /** Returns whether this node must not start a poll, because others may think it dead. */
  boolean isFenced() {
    OptionalLong stamped = stampedAt;
    return stamped.isEmpty()
        || NodeLiveness.isFenced(Duration.ofNanos(nanoTime.getAsLong() - stamped.getAsLong()));
  }

  String node() {
    return node;
  }

  /** Returns the nodes that were alive at the last stamp. */
  List<String> alive() {
    return alive;
  }

  /** Takes a time of the database that has passed. */
  void reach(Instant passed) {
    clock.reach(passed);
  }

  Instant now() {
    return clock.instant();
  }
}
