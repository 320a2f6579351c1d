package dev.saldo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.saldo.watch.WatchEvent;
import dev.saldo.watch.WatchListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The web server of a service. Each request has a virtual thread, so slow clients keep nobody else
 * waiting. It receives the events of the watch, which it counts and passes on to open pages.
 * Thread-safe.
 */
public final class WebServer implements AutoCloseable, WatchListener {

  private static final Logger LOG = System.getLogger(WebServer.class.getName());

  /** The largest body that is read: samples in CSV. */
  private static final int LONGEST_BODY = 4 << 20;

  static {
    limit("jdk.httpserver.maxConnections", "512");
    limit("sun.net.httpserver.maxReqTime", "20");
    limit("sun.net.httpserver.timerMillis", "1000");
    limit("sun.net.httpserver.maxReqHeaders", "64");
    limit("sun.net.httpserver.maxReqHeaderSize", "16384");
    limit("sun.net.httpserver.drainAmount", "0");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final WebRequestFilter filter;
  private final WebAccessControl access;
  private final WebRouter router;
  private final ServerEventStream events;
  private final WatchEventCounters counters = new WatchEventCounters();

  private static void limit(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private WebServer(WebServerSettings settings, WebServerHost host, Clock clock)
      throws IOException {
    this.server = HttpServer.create(settings.listen(), 0);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("saldo-web-", 0).factory());
    this.filter = new WebRequestFilter(settings);
    this.access = new WebAccessControl(settings.token(), clock);
    this.events = new ServerEventStream(clock);
    this.router = new WebRouter(host, access, new ServiceMetricsPage(host, counters, clock));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Starts a server.
   *
   * @param clock the clock of the service
   * @throws IOException if the address is in use or may not be used
   */
  public static WebServer start(WebServerSettings settings, WebServerHost host, Clock clock)
      throws IOException {
    WebServer web = new WebServer(settings, host, clock);
    web.server.start();
    return web;
  }

  /** Returns the port on which the server listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void on(WatchEvent event) {
    counters.on(event);
    events.on(event);
  }

  /** Ends the server at once; requests in progress are cut off. */
  @Override
  public void close() {
    events.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      WebRequestFilter.protect(exchange.getResponseHeaders());
      @Nullable WebAnswer answer = answer(exchange);
      if (answer != null) {
        send(exchange, answer);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.DEBUG, "a client of the web server is gone: {0}", e.getMessage());
    }
  }

  /** Returns the answer; null if the request is a stream that has ended. */
  private @Nullable WebAnswer answer(HttpExchange exchange) throws IOException {
    try {
      filter.check(exchange);
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD") && !method.equals("POST")) {
        return WebAnswer.problem(405, "Method not allowed", List.of())
            .with("Allow", "GET, HEAD, POST");
      }
      WebRequest request = request(exchange, method.equals("HEAD") ? "GET" : method);
      String cookies = exchange.getRequestHeaders().getFirst("Cookie");
      if (!router.isOpen(request)
          && !access.admits(exchange.getRequestHeaders().getFirst("Authorization"), cookies)) {
        return router.refuse(request);
      }
      if (request.isAt("events")) {
        events.serve(exchange);
        return null;
      }
      return router.answer(request, cookies);
    } catch (WebException e) {
      return e.answer();
    } catch (RuntimeException e) {
      String id = Long.toHexString(System.nanoTime());
      LOG.log(Level.ERROR, "request " + id + " failed", e);
      return WebAnswer.problem(
          500, "Internal error", List.of("the log of the service has it as " + id));
    }
  }

  private static WebRequest request(HttpExchange exchange, String method) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LONGEST_BODY + 1);
    }
    if (body.length > LONGEST_BODY) {
      throw new WebException(413, "The body is too long", "send at most 4 MiB");
    }
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    try {
      return new WebRequest(
          method,
          WebRequest.path(exchange.getRequestURI().getRawPath()),
          WebRequest.values(query),
          header(exchange, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
          header(exchange, "Accept"),
          body);
    } catch (IllegalArgumentException e) {
      throw new WebException(400, "Bad request", "the path or the query has a wrong escape");
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private static void send(HttpExchange exchange, WebAnswer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.body().length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    if (answer.body().length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }
}
