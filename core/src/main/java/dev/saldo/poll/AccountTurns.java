package dev.saldo.poll;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The turns of accounts, by name: one reading or closing at a time. A name that nobody holds or
 * waits for is forgotten. Thread-safe.
 */
final class AccountTurns {

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  /** A turn and the number of threads that hold or await it. */
  private record Turn(Semaphore semaphore, int users) {
    Turn with(int more) {
      return new Turn(semaphore, users + more);
    }
  }

  /** Waits for the turn of an account. */
  void acquire(String account) throws InterruptedException {
    Turn turn =
        turns.compute(
            account,
            (name, found) -> found == null ? new Turn(new Semaphore(1, true), 1) : found.with(1));
    try {
      turn.semaphore().acquire();
    } catch (InterruptedException e) {
      leave(account);
      throw e;
    }
  }

  /** Ends the turn of an account. */
  void release(String account) {
    Turn turn = turns.get(account);
    if (turn == null) {
      throw new IllegalStateException("no thread has the turn of " + account);
    }
    turn.semaphore().release();
    leave(account);
  }

  /** Returns whether no turn is held or awaited. */
  boolean isEmpty() {
    return turns.isEmpty();
  }

  private void leave(String account) {
    turns.computeIfPresent(account, (name, turn) -> turn.users() == 1 ? null : turn.with(-1));
  }
}
