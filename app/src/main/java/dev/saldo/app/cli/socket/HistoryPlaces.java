package dev.saldo.app.cli.socket;

import dev.saldo.history.BalanceHistory;
import dev.saldo.history.jooq.HeldHistoryFile;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places for commands that use the history at the same time; others wait. A command whose
 * client does not read its output loses its place to one that waits. Thread-safe.
 */
final class HistoryPlaces {

  /** Below the connections that read a history, of which a command may use two. */
  private static final int MOST = 3;

  private static final Duration LONGEST_STALL = Duration.ofMinutes(1);

  private final BalanceHistory history;
  private final Semaphore places = new Semaphore(MOST, true);
  private final Map<BalanceHistory, ServedConnection> lent = new ConcurrentHashMap<>();

  HistoryPlaces(BalanceHistory history) {
    this.history = history;
  }

  /** Lends the history to the command of a connection, after waiting for a place. */
  BalanceHistory lend(ServedConnection connection) {
    try {
      while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
        if (connection.isGone()) {
          throw new ClientGoneException();
        }
        lent.values().stream()
            .filter(holder -> holder.stall().compareTo(LONGEST_STALL) > 0)
            .max(Comparator.comparing(ServedConnection::stall))
            .ifPresent(ServedConnection::cancel);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientGoneException();
    }
    BalanceHistory view = HeldHistoryFile.lend(history, places::release);
    lent.put(view, connection);
    return view;
  }

  /** Takes the history back from a command that has ended or is to end. */
  void takeBack(ServedConnection connection) {
    lent.forEach(
        (view, holder) -> {
          if (holder.equals(connection)) {
            view.close();
            lent.remove(view);
          }
        });
  }
}
