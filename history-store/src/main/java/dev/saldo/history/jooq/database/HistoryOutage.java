package dev.saldo.history.jooq.database;

import dev.saldo.history.HistoryException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while that a server could not be reached or was busy, so that each of many
 * accounts does not wait for it again. Thread-safe.
 */
final class HistoryOutage {

  private final Duration remembered;
  private final LongSupplier nanoTime;
  private volatile @Nullable Noticed noticed;

  private record Noticed(long at, HistoryException reason) {}

  /**
   * Creates one without an outage.
   *
   * @param remembered the time for which it is remembered
   * @param nanoTime a monotonic clock in nanoseconds
   */
  HistoryOutage(Duration remembered, LongSupplier nanoTime) {
    this.remembered = remembered;
    this.nanoTime = nanoTime;
  }

  /** Throws the reason if it was noticed recently. */
  void throwIfRecent() {
    Noticed last = noticed;
    if (last != null && nanoTime.getAsLong() - last.at() < remembered.toNanos()) {
      throw new HistoryException(String.valueOf(last.reason().getMessage()), last.reason());
    }
  }

  /** Remembers the reason, and returns it. */
  HistoryException notice(HistoryException reason) {
    noticed = new Noticed(nanoTime.getAsLong(), reason);
    return reason;
  }
}
