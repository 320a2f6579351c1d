package dev.saldo.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor, the receiver of a webhook and another monitor, at a port of the loopback address. */
final class LoopbackServices implements AutoCloseable {

  final BlockingQueue<Received> hooks = new LinkedBlockingQueue<>();
  final BlockingQueue<String> beats = new LinkedBlockingQueue<>();
  final AtomicInteger refusals = new AtomicInteger();
  volatile String balance = "50";
  volatile Gate gate = Gate.open();

  private final HttpServer server;

  /** A request of a webhook. */
  record Received(Map<String, List<String>> headers, String body) {

    String header(String name) {
      return headers.get(name).getFirst();
    }
  }

  /** Holds the answers of the vendor. */
  record Gate(CountDownLatch reached, CountDownLatch released) {

    static Gate open() {
      return new Gate(new CountDownLatch(1), new CountDownLatch(0));
    }

    static Gate closed() {
      return new Gate(new CountDownLatch(1), new CountDownLatch(1));
    }
  }

  LoopbackServices() throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/vendor", this::answerVendor);
    server.createContext("/hook", this::answerHook);
    server.createContext(
        "/beat",
        exchange -> {
          beats.add(exchange.getRequestURI().getPath());
          answer(exchange, 200, "OK");
        });
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answerVendor(HttpExchange exchange) throws IOException {
    Gate current = gate;
    current.reached().countDown();
    try {
      current.released().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, 200, "{\"left\": " + balance + "}");
  }

  private void answerHook(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (refusals.getAndDecrement() > 0) {
      exchange.getResponseHeaders().set("Retry-After", "3");
      answer(exchange, 503, "");
      return;
    }
    hooks.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
    answer(exchange, 200, "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
