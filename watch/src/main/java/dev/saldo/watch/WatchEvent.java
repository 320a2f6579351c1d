package dev.saldo.watch;

import dev.saldo.history.PollResult;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a watch. Contains no secret. Immutable and thread-safe; instants are
 * UTC.
 */
public sealed interface WatchEvent {

  /**
   * The watch began.
   *
   * @param node the name of this node
   * @param accounts the number of accounts
   */
  record Started(String node, int accounts) implements WatchEvent {}

  /**
   * The plan was replaced.
   *
   * @param accounts the number of accounts
   */
  record Reloaded(int accounts) implements WatchEvent {}

  /**
   * The watch ended.
   *
   * @param node the name of this node
   */
  record Stopped(String node) implements WatchEvent {}

  /**
   * An account was read and the result recorded.
   *
   * @param result the result, which may be a failure
   * @param slot the due time, UTC; null if a person asked for it
   */
  record Polled(PollResult result, @Nullable Instant slot) implements WatchEvent {}

  /**
   * The history refused a result.
   *
   * @param account the name of the account
   * @param message why
   */
  record ResultRefused(String account, String message) implements WatchEvent {}

  /**
   * Another node has taken over a slot because this one seemed dead; the result was dropped.
   *
   * @param account the name of the account
   * @param slot the due time, UTC
   */
  record ClaimLost(String account, Instant slot) implements WatchEvent {}

  /**
   * A slot passed without a poll because the provider allowed no more calls.
   *
   * @param account the name of the account
   * @param slot the due time, UTC
   */
  record SlotMissed(String account, Instant slot) implements WatchEvent {}

  /**
   * A notice was written; it is sent to each of the channels.
   *
   * @param notice the notice
   * @param channels the names of the channels
   */
  record Noticed(AlertNotice notice, List<String> channels) implements WatchEvent {}

  /**
   * A receiver accepted a notice.
   *
   * @param notice the identifier of the notice
   * @param channel the name of the channel
   */
  record Delivered(String notice, String channel) implements WatchEvent {}

  /**
   * A notice could not be delivered.
   *
   * @param notice the identifier of the notice
   * @param channel the name of the channel
   * @param message why
   * @param nextAt the time of the next attempt, UTC; null if it was given up
   */
  record DeliveryFailed(String notice, String channel, String message, @Nullable Instant nextAt)
      implements WatchEvent {}

  /**
   * The living nodes changed.
   *
   * @param alive their names, sorted; this node is one of them
   */
  record NodesChanged(List<String> alive) implements WatchEvent {}

  /** The database could not be reached for so long that this node starts no polls. */
  record Fenced() implements WatchEvent {}

  /**
   * The database failed; the part of the watch tries again.
   *
   * @param part the part: beat, dispatch, record, alerts or send
   * @param message why
   */
  record StorageFailed(String part, String message) implements WatchEvent {}

  /**
   * The database works again.
   *
   * @param part the part, as in {@link StorageFailed}
   */
  record StorageRecovered(String part) implements WatchEvent {}

  /**
   * A fault of the program, contained.
   *
   * @param part the part that failed, as in {@link StorageFailed}
   * @param fault what it threw
   */
  record Faulted(String part, Throwable fault) implements WatchEvent {}
}
