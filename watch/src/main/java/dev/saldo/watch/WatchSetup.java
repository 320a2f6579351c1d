package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.history.BalanceHistory;
import dev.saldo.poll.BalancePoller;
import dev.saldo.schedule.PollClaims;
import java.time.ZoneId;

/**
 * What a watch works with. All of it belongs to the host, which closes it after the watch.
 * Immutable; its parts must be thread-safe.
 *
 * @param node the name of this process, unique among all that share the database
 * @param history the history
 * @param claims the claims in its database
 * @param alerts the episodes and the outbox in its database
 * @param clock the clock that the watch corrects; also that of {@code poller}
 * @param poller reads the accounts
 * @param zone the time zone of days and weeks in predictions
 * @param listener receives the events, on the threads of the watch
 */
public record WatchSetup(
    String node,
    BalanceHistory history,
    PollClaims claims,
    AlertStore alerts,
    CorrectedClock clock,
    BalancePoller poller,
    ZoneId zone,
    WatchListener listener) {

  /**
   * Checks the name of the node.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public WatchSetup {
    if (node.isBlank()) {
      throw new IllegalArgumentException("a node needs a name");
    }
  }
}
