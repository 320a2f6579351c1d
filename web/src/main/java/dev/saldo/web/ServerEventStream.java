package dev.saldo.web;

import com.sun.net.httpserver.HttpExchange;
import dev.saldo.history.PollResult;
import dev.saldo.watch.WatchEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events: which accounts were read and which alerts changed. They say only that
 * something changed, so one that is lost only delays a refresh. Thread-safe.
 */
final class ServerEventStream implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_CLIENTS = 100;
  private static final int WAITING = 256;
  private static final int ALIVE_SECONDS = 15;

  /** Ends a stream. */
  private static final String END = "";

  private final Set<BlockingQueue<String>> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids;

  /** Creates the stream; identifiers continue above those of an earlier process. */
  ServerEventStream(Clock clock) {
    this.ids = new AtomicLong(clock.millis());
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

  private void publish(String type, Map<String, ?> data) {
    if (!clients.isEmpty()) {
      String event =
          "id: %d%nevent: %s%ndata: %s%n%n"
              .formatted(ids.incrementAndGet(), type, JSON.writeValueAsString(data))
              .replace("\r\n", "\n");
      clients.forEach(client -> client.offer(event));
    }
  }

  /** Sends events until the client goes or the server ends. */
  void serve(HttpExchange exchange) throws IOException {
    if (clients.size() >= MOST_CLIENTS) {
      throw new WebException(503, "Too many open pages", "close one");
    }
    BlockingQueue<String> events = new ArrayBlockingQueue<>(WAITING);
    clients.add(events);
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        send(out, "retry: 5000\n\n");
        String event = events.poll(ALIVE_SECONDS, TimeUnit.SECONDS);
        while (!END.equals(event)) {
          send(out, event == null ? ": alive\n\n" : event);
          event = events.poll(ALIVE_SECONDS, TimeUnit.SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clients.remove(events);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    clients.forEach(
        client -> {
          client.clear();
          client.add(END);
        });
  }
}
