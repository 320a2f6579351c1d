package dev.saldo.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The alert episodes and the outbox, in the database of the history. Thread-safe. Methods throw
 * {@link dev.saldo.history.HistoryException} if the storage fails; nothing of the call is then
 * stored. Instants are UTC.
 */
public interface AlertStore {

  /**
   * Runs work in a transaction that no other writer overlaps, as durable as an append. It may run
   * again after a transient error of the database.
   */
  <T> T write(Function<AlertTransaction, T> work);

  /** Returns the episodes that are open, or closed since an instant, the latest opened first. */
  List<AlertEpisode> episodes(Instant closedSince);

  /** Returns the episode with an identifier. */
  Optional<AlertEpisode> episode(String id);

  /** Returns the messages of some episodes, in the order in which they were written. */
  List<OutboxMessage> messages(Collection<String> episodes);

  /**
   * Claims messages that are due, the oldest first, so that no other node sends them meanwhile.
   *
   * @param node the name of this node
   * @param lease the time after which a claim without a result is void, by the database's clock
   * @param limit the most messages to claim
   */
  List<OutboxMessage> claimMessages(String node, Instant now, Duration lease, int limit);

  /** Stores the results of deliveries. */
  void settle(List<OutboxSettlement> settlements);

  /** Returns how the channels fare that have messages waiting or dead, in the order of names. */
  List<ChannelBacklog> backlogs(Instant now);
}
