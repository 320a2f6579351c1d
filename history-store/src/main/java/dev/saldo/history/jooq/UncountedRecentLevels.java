package dev.saldo.history.jooq;

import dev.saldo.history.BalanceSample;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The levels of a series that a writer has put in since the last day that was counted, so that it
 * need not read them back. Not safe for several threads.
 */
final class UncountedRecentLevels {

  /** Two days of a series that is read every quarter of an hour. */
  private static final int MOST = 200;

  private final Deque<ObservedLevel> levels = new ArrayDeque<>();

  /** Returns whether a sample could be added: one behind the last, if there are not too many. */
  boolean add(BalanceSample sample) {
    ObservedLevel level =
        ObservedLevel.of(sample.observedAt(), sample.amount().value(), sample.series().meaning());
    boolean behind = levels.isEmpty() || level.at().isAfter(levels.getLast().at());
    return behind && levels.size() < MOST && levels.add(level);
  }

  /** Returns whether so many levels could be added. */
  boolean addAll(Collection<ObservedLevel> more) {
    return levels.size() + more.size() <= MOST && levels.addAll(more);
  }

  /** Forgets what is earlier than the last level before an instant. */
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
