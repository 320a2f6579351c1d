package dev.saldo.web;

import com.sun.net.httpserver.HttpExchange;
import dev.saldo.history.PollResult;
import dev.saldo.watch.WatchEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events: which accounts were read, which alerts changed, and the rows of open pages. A
 * client that comes again with the identifier of its last event gets those that it missed, or is
 * told to start again. Thread-safe.
 */
final class ServerEventStream implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The type of events that only pages get. */
  static final String ROW = "row";

  private static final int MOST_CLIENTS = 100;
  private static final int MOST_KEPT = 1_000;
  private static final int WAITING = 2 * MOST_KEPT;

  /** The time after which a client hears something, and is asked for again. */
  private static final Duration ALIVE = Duration.ofSeconds(15);

  /** Ends a stream. */
  private static final String END = "";

  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final Deque<Event> kept = new ArrayDeque<>();
  private final IntConsumer counted;
  private final long aliveNanos;
  private long last;
  private long forgotten;

  /** An event as it is sent. */
  private record Event(long id, boolean row, String text) {}

  /** An open stream. */
  private static final class Client {

    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(WAITING);
    private final boolean rows;

    Client(boolean rows) {
      this.rows = rows;
    }

    void offer(Event event) {
      if ((rows || !event.row()) && !events.offer(event.text())) {
        end(); // it is too slow, and must come again
      }
    }

    void end() {
      events.clear();
      events.add(END);
    }
  }

  /**
   * Creates the stream; identifiers continue above those of an earlier process.
   *
   * @param counted receives the number of open pages when it changes
   */
  ServerEventStream(Clock clock, IntConsumer counted) {
    this(clock, counted, ALIVE);
  }

  ServerEventStream(Clock clock, IntConsumer counted, Duration alive) {
    this.aliveNanos = alive.toNanos();
    this.last = clock.millis();
    this.forgotten = last;
    this.counted = counted;
  }

  void on(WatchEvent event) {
    switch (event) {
      case WatchEvent.Polled polled ->
          publish(
              "polled",
              Map.of(
                  "account",
                  polled.result().account().name(),
                  "failed",
                  polled.result() instanceof PollResult.Failed));
      case WatchEvent.Noticed noticed ->
          publish("alert", Map.of("title", noticed.notice().title()));
      case WatchEvent.Reloaded reloaded -> publish("reloaded", Map.of());
      default -> {}
    }
  }

  /** Sends an event to all clients and keeps it for those that come again. */
  synchronized void publish(String type, Map<String, ?> data) {
    last++;
    String text =
        "id: %d\nevent: %s\ndata: %s\n\n".formatted(last, type, JSON.writeValueAsString(data));
    Event event = new Event(last, type.equals(ROW), text);
    kept.add(event);
    if (kept.size() > MOST_KEPT) {
      forgotten = kept.remove().id();
    }
    clients.forEach(client -> client.offer(event));
  }

  /** Returns the identifier of the latest event. */
  synchronized long last() {
    return last;
  }

  /**
   * Sends events until the client goes, may no longer see them, or the server ends.
   *
   * @param since the identifier of the last event that the client knows; empty if it knows none
   * @param rows whether it is a page that shows rows
   * @param admitted whether the client may still see them, asked again and again
   */
  void serve(HttpExchange exchange, String since, boolean rows, BooleanSupplier admitted)
      throws IOException {
    if (clients.size() >= MOST_CLIENTS) {
      throw new WebException(503, "Too many open pages", "close one");
    }
    Client client = new Client(rows);
    begin(client, since);
    count();
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        send(out, "retry: 5000\n\n");
        long asked = System.nanoTime();
        String event = client.events.poll(aliveNanos, TimeUnit.NANOSECONDS);
        while (!END.equals(event)) {
          if (event == null || System.nanoTime() - asked > aliveNanos) {
            if (!admitted.getAsBoolean()) {
              return;
            }
            asked = System.nanoTime();
          }
          send(out, event == null ? ": alive\n\n" : event);
          event = client.events.poll(aliveNanos, TimeUnit.NANOSECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(client);
      count();
    }
  }

  private void count() {
    counted.accept((int) clients.stream().filter(client -> client.rows).count());
  }

  private synchronized void begin(Client client, String since) {
    if (since.matches("\\d{1,18}")) {
      long known = Long.parseLong(since);
      if (known < forgotten || known > last) {
        client.offer(
            new Event(last, false, "id: %d\nevent: restart\ndata: {}\n\n".formatted(last)));
      } else {
        kept.stream().filter(event -> event.id() > known).forEach(client::offer);
      }
    }
    clients.add(client);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public synchronized void close() {
    clients.forEach(Client::end);
  }
}
