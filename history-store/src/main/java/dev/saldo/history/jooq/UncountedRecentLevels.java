package dev.saldo.history.jooq;

import dev.saldo.history.BalanceSample;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The levels that a writer has inserted into a series since the last counted day, so that it need
 * not read them back. Not thread-safe.
 */
final class UncountedRecentLevels {

  /** Two days of a series that is polled every 15 minutes. */
  private static final int MOST = 200;

  private final Deque<ObservedLevel> levels = new ArrayDeque<>();

  /** Adds a sample if it is after the last one and there is room; returns whether it was added. */
  boolean add(BalanceSample sample) {
    ObservedLevel level =
        ObservedLevel.of(sample.observedAt(), sample.amount().value(), sample.series().meaning());
    boolean isAfterLast = levels.isEmpty() || level.at().isAfter(levels.getLast().at());
    return isAfterLast && levels.size() < MOST && levels.add(level);
  }

  /** Adds levels if there is room for all of them; returns whether they were added. */
  boolean addAll(Collection<ObservedLevel> more) {
    return levels.size() + more.size() <= MOST && levels.addAll(more);
  }

  /** Forgets the levels earlier than the last one before an instant. */
  void forgetBefore(Instant at) {
    ObservedLevel last = null;
    while (!levels.isEmpty() && levels.getFirst().at().isBefore(at)) {
      last = levels.removeFirst();
    }
    if (last != null) {
      levels.addFirst(last);
    }
  }

  List<ObservedLevel> all() {
    return List.copyOf(levels);
  }
}
