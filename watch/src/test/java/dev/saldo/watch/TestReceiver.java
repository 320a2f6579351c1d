package dev.saldo.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that fails, hangs or asks to wait at one request in three. */
final class TestReceiver implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, List<Instant>> accepted = new ConcurrentHashMap<>();

  TestReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** Returns when each message was accepted. */
  Map<String, List<Instant>> accepted() {
    return accepted;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int number = requests.getAndIncrement();
      if (number % 3 != 0) {
        String id = exchange.getRequestURI().getPath().substring(1);
        accept(id);
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      switch (number / 3 % 3) {
        case 0 -> exchange.sendResponseHeaders(500, -1);
        case 1 -> exchange.sendResponseHeaders(429, -1);
        default -> hang();
      }
    }
  }

  void accept(String id) {
    accepted
        .computeIfAbsent(id, name -> Collections.synchronizedList(new ArrayList<>()))
        .add(Instant.now());
  }

  private void hang() {
    try {
      closing.await(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
