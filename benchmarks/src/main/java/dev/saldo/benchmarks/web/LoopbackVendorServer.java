package dev.saldo.benchmarks.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A vendor on loopback, whose balances fall from call to call. Thread-safe. */
final class LoopbackVendorServer implements AutoCloseable {

  private static final long BEGIN = 9_000_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder calls = new LongAdder();

  private LoopbackVendorServer(HttpServer server) {
    this.server = server;
  }

  static LoopbackVendorServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LoopbackVendorServer vendor = new LoopbackVendorServer(server);
    server.setExecutor(vendor.threads);
    server.createContext("/", vendor::answer);
    server.start();
    return vendor;
  }

  String url(int account) {
    return "http://127.0.0.1:%d/%d".formatted(server.getAddress().getPort(), account);
  }

  long calls() {
    return calls.sum();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.increment();
      byte[] body =
          "{\"left\":\"%d.25\"}".formatted(BEGIN - calls.sum()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
