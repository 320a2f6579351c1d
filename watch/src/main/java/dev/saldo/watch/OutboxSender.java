package dev.saldo.watch;

import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertSummary;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxRetry;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.channel.OpenChannel;
import dev.saldo.history.HistoryException;
import dev.saldo.spi.channel.AlertDeliveryException;
import dev.saldo.spi.channel.AlertNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of the outbox, channel by channel, so that a channel that hangs delays only
 * its own. Thread-safe.
 */
final class OutboxSender {

  private static final int MOST_AT_ONCE = 100;

  /** Longer than what is started in time, the last delivery and the record of it can take. */
  private static final Duration LEASE = Duration.ofMinutes(7);

  private static final Duration LATEST_START = Duration.ofMinutes(1);

  /** The time in which notices to people are collected after one was sent. */
  private static final Duration COLLECTED = Duration.ofSeconds(30);

  /** The longest request for a pause that holds up all messages of a channel. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** The time by which every node knows a new channel. */
  private static final Duration KNOWN_BY = Duration.ofMinutes(10);

  private final AlertStore store;
  private final NodeBeat beat;
  private final ExecutorService deliveries;
  private final WatchListener listener;
  private final Set<String> sending = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<OutboxSettlement> unsettled = new LinkedBlockingQueue<>();
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

  /** Returns the names of the channels. */
  Set<String> channels() {
    return channels.keySet();
  }

  /** Claims the messages that are due and starts to send them. */
  void send() {
    settleWaiting();
    if (beat.isFenced()) {
      return;
    }
    Instant now = beat.now();
    pausedUntil.values().removeIf(until -> !now.isBefore(until));
    Set<String> held = new HashSet<>(pausedUntil.keySet());
    held.addAll(sending);
    Map<String, List<OutboxMessage>> due = new LinkedHashMap<>();
    store
        .claimMessages(beat.node(), now, LEASE, MOST_AT_ONCE, held)
        .forEach(
            message ->
                due.computeIfAbsent(message.channel(), name -> new ArrayList<>()).add(message));
    due.forEach(this::start);
  }

  /** Stores what was delivered while the database failed, before the leases run out. */
  private void settleWaiting() {
    List<OutboxSettlement> waiting = new ArrayList<>();
    unsettled.drainTo(waiting);
    try {
      store.settle(waiting);
    } catch (RuntimeException e) {
      unsettled.addAll(waiting);
      throw e;
    }
  }

  private void start(String channel, List<OutboxMessage> messages) {
    Instant claimedAt = beat.now();
    sending.add(channel);
    try {
      deliveries.execute(() -> send(channel, messages, claimedAt));
    } catch (RejectedExecutionException e) {
      sending.remove(channel); // the watch ends; others may send once this node has left
    }
  }

  private void send(String name, List<OutboxMessage> messages, Instant claimedAt) {
    OpenChannel channel = channels.get(name);
    boolean together = channel != null && channel.takesSummaries();
    List<List<OutboxMessage>> parts =
        together ? List.of(messages) : messages.stream().map(List::of).toList();
    int tried = 0;
    try {
      for (List<OutboxMessage> part : parts) {
        boolean late = Duration.between(claimedAt, beat.now()).compareTo(LATEST_START) > 0;
        if (late || pausedUntil.containsKey(name) || !deliver(channel, part)) {
          break;
        }
        tried += part.size();
      }
      if (together) {
        pausedUntil.putIfAbsent(name, beat.now().plus(COLLECTED));
      }
      if (tried < messages.size() && !Thread.currentThread().isInterrupted()) {
        store.release(beat.node(), messages.subList(tried, messages.size()));
      }
    } catch (HistoryException e) {
      listener.on(new WatchEvent.StorageFailed("send", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      listener.on(new WatchEvent.Faulted("send", e));
    } finally {
      sending.remove(name);
    }
  }

  /** Delivers messages as one notice. Returns whether that ended, rather than was interrupted. */
  private boolean deliver(@Nullable OpenChannel channel, List<OutboxMessage> messages) {
    List<AlertNotice> notices = messages.stream().map(OutboxMessage::notice).toList();
    AlertNotice notice = notices.size() == 1 ? notices.getFirst() : AlertSummary.of(notices);
    AlertDeliveryException failure = channel == null ? unknown(notice) : deliver(channel, notice);
    boolean interrupted = Thread.interrupted(); // a file of H2 does not survive an interrupt
    try {
      if (!interrupted || failure == null) {
        messages.forEach(message -> settle(message, failure));
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return !interrupted;
  }

  /** Another node may know a channel that this one has not read yet. */
  private AlertDeliveryException unknown(AlertNotice notice) {
    String why = "the channel is no longer configured";
    return notice.createdAt().plus(KNOWN_BY).isAfter(beat.now())
        ? AlertDeliveryException.transientFailure(why)
        : AlertDeliveryException.permanentFailure(why);
  }

  private static @Nullable AlertDeliveryException deliver(OpenChannel channel, AlertNotice notice) {
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
      store(new OutboxSettlement(id, message.channel(), OutboxMessage.State.SENT, null, null, now));
      listener.on(new WatchEvent.Delivered(id, message.channel()));
      return;
    }
    Instant next =
        OutboxRetry.findNext(message.attempts() + 1, failure, now, RandomGenerator.getDefault())
            .orElse(null);
    String why = String.valueOf(failure.getMessage());
    OutboxMessage.State state =
        next == null ? OutboxMessage.State.DEAD : OutboxMessage.State.PENDING;
    failure
        .retryAfter()
        .map(wait -> wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait)
        .ifPresent(wait -> pausedUntil.put(message.channel(), now.plus(wait)));
    store(new OutboxSettlement(id, message.channel(), state, next, why, now));
    listener.on(new WatchEvent.DeliveryFailed(id, message.channel(), why, next));
  }

  private void store(OutboxSettlement settlement) {
    try {
      store.settle(List.of(settlement));
    } catch (HistoryException e) {
      unsettled.add(settlement);
      listener.on(new WatchEvent.StorageFailed("send", String.valueOf(e.getMessage())));
    }
  }
}
