package dev.saldo.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP server for vendors on a free port of the loopback address, each under its own prefix. */
final class SimulatedVendorServer implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;

  private SimulatedVendorServer(HttpServer server) {
    this.server = server;
  }

  /** Starts the vendors, keyed by their prefixes, which begin with a slash. */
  static SimulatedVendorServer start(Map<String, SimulatedVendor> vendors) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    vendors.forEach(
        (prefix, vendor) ->
            server.createContext(prefix, exchange -> answer(exchange, prefix, vendor)));
    server.start();
    return new SimulatedVendorServer(server);
  }

  /** Returns the base URL of the vendor with a prefix. */
  URI url(String prefix) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String prefix, SimulatedVendor vendor)
      throws IOException {
    try (exchange) {
      SimulatedVendorReply reply = vendor.answer(request(exchange, prefix));
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static SimulatedVendorRequest request(HttpExchange exchange, String prefix)
      throws IOException {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> header.getValue().getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new SimulatedVendorRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().substring(prefix.length()),
        headers,
        body);
  }
}
