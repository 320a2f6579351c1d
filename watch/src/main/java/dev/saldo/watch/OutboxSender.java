package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxRetry;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.HistoryException;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of the outbox, channel by channel, so that a channel that hangs delays only
 * its own. Thread-safe.
 */
final class OutboxSender {

  private static final int MOST_AT_ONCE = 100;

  /** Longer than the wait for the turn, a delivery and the record of it can take. */
  private static final Duration LEASE = Duration.ofMinutes(7);

  private static final Duration LATEST_START = Duration.ofMinutes(1);

  private final AlertStore store;
  private final NodeBeat beat;
  private final ExecutorService deliveries;
  private final WatchListener listener;
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
  private volatile Map<String, OpenChannel> channels = Map.of();

  OutboxSender(
      AlertStore store, NodeBeat beat, ExecutorService deliveries, WatchListener listener) {
    this.store = store;
    this.beat = beat;
    this.deliveries = deliveries;
    this.listener = listener;
  }

  void replace(Map<String, OpenChannel> open) {
    channels = Map.copyOf(open);
  }

  /** Claims the messages that are due and starts to send them. */
  void send() {
    if (beat.isFenced()) {
      return;
    }
    Map<String, List<OutboxMessage>> due =
        store.claimMessages(beat.node(), beat.now(), LEASE, MOST_AT_ONCE).stream()
            .collect(Collectors.groupingBy(OutboxMessage::channel));
    due.forEach(this::start);
  }

  private void start(String channel, List<OutboxMessage> messages) {
    Instant claimedAt = beat.now();
    try {
      deliveries.execute(() -> send(channel, messages, claimedAt));
    } catch (RejectedExecutionException e) {
      return; // the watch ends; the lease of the messages runs out
    }
  }

  private void send(String name, List<OutboxMessage> messages, Instant claimedAt) {
    ReentrantLock turn = turns.computeIfAbsent(name, channel -> new ReentrantLock(true));
    turn.lock();
    try {
      for (OutboxMessage message : messages) {
        if (Duration.between(claimedAt, beat.now()).compareTo(LATEST_START) > 0) {
          return; // another node may claim the rest soon
        }
        AlertDeliveryException failure = deliver(name, message.notice());
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        settle(message, failure);
      }
    } catch (HistoryException e) {
      listener.on(new WatchEvent.StorageFailed("send", String.valueOf(e.getMessage())));
    } finally {
      turn.unlock();
    }
  }

  private @Nullable AlertDeliveryException deliver(String name, AlertNotice notice) {
    OpenChannel channel = channels.get(name);
    if (channel == null) {
      return AlertDeliveryException.permanentFailure("the channel is no longer configured");
    }
    try {
      channel.deliver(notice);
      return null;
    } catch (AlertDeliveryException e) {
      return e;
    }
  }

  private void settle(OutboxMessage message, @Nullable AlertDeliveryException failure) {
    Instant now = beat.now();
    String id = message.notice().id();
    if (failure == null) {
      store.settle(
          List.of(
              new OutboxSettlement(
                  id, message.channel(), OutboxMessage.State.SENT, null, null, now)));
      listener.on(new WatchEvent.Delivered(id, message.channel()));
      return;
    }
    Instant next =
        OutboxRetry.findNext(message.attempts() + 1, failure, now, RandomGenerator.getDefault())
            .orElse(null);
    String why = String.valueOf(failure.getMessage());
    store.settle(
        List.of(
            new OutboxSettlement(
                id,
                message.channel(),
                next == null ? OutboxMessage.State.DEAD : OutboxMessage.State.PENDING,
                next,
                why,
                now)));
    listener.on(new WatchEvent.DeliveryFailed(id, message.channel(), why, next));
  }
}
