package dev.saldo.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The alert episodes and the outbox, in the database of the history. Thread-safe. Methods throw
 * {@link dev.saldo.history.HistoryException} if the storage fails; nothing of the call is then
 * stored, unless the message says that it may be. Instants are UTC and truncated to the
 * millisecond; amounts are kept with twelve decimals.
 *
 * <p>An account that is renamed takes its episodes and messages along. One that is merged into
 * another does so too, and if both have an open episode of the same rule and bucket, that of the
 * first ends without a message. One that is retired has no open episode: each channel that was told
 * of one is told of its end.
 */
public interface AlertStore {

  /**
   * Runs work in a transaction that no other writer overlaps, as durable as an append. If the work
   * throws, nothing of it is stored and the exception is passed on. It may run again after a
   * transient error of the database, so it must read what it needs within the transaction.
   */
  <T> T write(Function<AlertTransaction, T> work);

  /** Returns the episodes that are open, or closed since an instant, the latest opened first. */
  List<AlertEpisode> episodes(Instant closedSince);

  /** Returns the episode with an identifier. */
  Optional<AlertEpisode> episode(String id);

  /** Returns the messages of some episodes, in the order in which they were written. */
  List<OutboxMessage> messages(Collection<String> episodes);

  /**
   * Claims messages that are pending and due, the oldest first, so that no other node sends them
   * meanwhile. A node may get fewer than there are if another one claims at the same time. Of those
   * about one episode to one channel, the first comes alone: the next can be claimed when it is
   * sent or given up. One that failed is due before its next attempt when a later one is due.
   *
   * @param node the name of this node; the claims of a node without a sign of life are void
   * @param now the time, UTC: messages whose due time and next attempt are not later are due
   * @param lease the time after which a claim without a result is void, by the database's clock
   * @param limit the most messages to claim
   * @param except the channels whose messages are left alone
   */
  List<OutboxMessage> claimMessages(
      String node, Instant now, Duration lease, int limit, Set<String> except);

  /** Gives back messages that a node claimed and has not tried to send. */
  void release(String node, List<OutboxMessage> messages);

  /**
   * Stores the results of deliveries, which are on disk when this returns, and ends their claims.
   * Storing the same result again changes nothing, and neither does a failure of a message that is
   * no longer pending, or one not later than its latest attempt. A delivery counts even if another
   * node has given the message up.
   */
  void settle(List<OutboxSettlement> settlements);

  /**
   * Deletes episodes that ended before an instant, with their messages, unless one of these still
   * waits to be sent; and such messages about no episode. Small limits keep other writers from
   * waiting.
   *
   * @param limit the most of either to delete
   * @return how many were deleted; 0 means that none is left
   */
  int forget(Instant before, int limit);

  /** Returns the state of each channel with messages waiting or given up, by name. */
  List<ChannelBacklog> backlogs(Instant now);

  /**
   * Returns the contradictions in the episodes, the messages and the claims of polls: lost
   * references, duplicates and impossible states; at most 100 of each kind. Empty if all is well.
   */
  List<AlertDamage> findDamage();
}
