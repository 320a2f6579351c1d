package dev.saldo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.saldo.history.HistoryException;
import dev.saldo.watch.WatchEvent;
import dev.saldo.watch.WatchListener;
import dev.saldo.web.metrics.WatchEventCounters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The web server of a service. Each request has a thread of its own, so slow clients keep nobody
 * else waiting. It receives the events of the watch, which it counts and passes on to open pages.
 * Thread-safe.
 */
public final class WebServer implements AutoCloseable, WatchListener {

  private static final Logger LOG = System.getLogger(WebServer.class.getName());

  /** The largest body of a form or of a JSON document. */
  private static final int LONGEST_BODY = 16 << 10;

  /** The largest body of samples in CSV. */
  private static final int LONGEST_SAMPLES = 4 << 20;

  /** Names gzip, and not only to refuse it. */
  private static final Pattern GZIP =
      Pattern.compile("(?i)(^|,)\\s*(x-)?gzip\\s*(,|$|;(?!\\s*q\\s*=\\s*0(\\.0*)?\\s*(,|$)))");

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  static {
    limit("jdk.httpserver.maxConnections", "4096");
    limit("sun.net.httpserver.maxReqTime", "10");
    limit("sun.net.httpserver.timerMillis", "1000");
    limit("sun.net.httpserver.maxReqHeaders", "64");
    limit("sun.net.httpserver.maxReqHeaderSize", "16384");
    limit("sun.net.httpserver.drainAmount", "0");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final WebRequestFilter filter;
  private final TrustedProxySettings proxy;
  private final WebAccessControl access;
  private final WebRouter router;
  private final ServerEventStream events;
  private final LiveBalanceOverview overview;
  private final WatchEventCounters counters = new WatchEventCounters();

  private static void limit(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Returns the factory of the threads that answer requests. Until Java 23 a virtual thread that
   * reads a request, which the JDK's server does in a synchronized method, keeps its carrier: slow
   * clients would stop the server.
   */
  private static ThreadFactory threadFactory() {
    return Runtime.version().feature() < 24
        ? Thread.ofPlatform().daemon().name("saldo-web-", 0).factory()
        : Thread.ofVirtual().name("saldo-web-", 0).factory();
  }

  private WebServer(WebServerSettings settings, WebServerHost host, Clock clock)
      throws IOException {
    this.server = HttpServer.create(settings.listen(), 0);
    this.threads = Executors.newThreadPerTaskExecutor(threadFactory());
    this.filter = new WebRequestFilter(settings);
    this.proxy = settings.proxy();
    this.access = new WebAccessControl(settings, clock);
    AtomicReference<LiveBalanceOverview> pages = new AtomicReference<>();
    this.events = new ServerEventStream(clock, open -> pages.get().follow(open > 0));
    this.overview = new LiveBalanceOverview(host, clock, new RowChangePublisher(events)::publish);
    pages.set(overview);
    WallLinkKeys wall = new WallLinkKeys(host.wallSecret(), clock);
    this.router =
        new WebRouter(
            host,
            access,
            wall,
            new ServiceMetricsPage(host, counters, overview, clock),
            new WebPageRoutes(host, access, wall, overview, events::last, clock));
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
    if (event instanceof WatchEvent.Reloaded) {
      overview.reload();
    }
  }

  /** Ends the server at once; requests in progress are cut off. */
  @Override
  public void close() {
    overview.close();
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
    boolean browser =
        header(exchange, "Accept").contains("text/html")
            && !exchange.getRequestURI().getPath().startsWith("/api/");
    try {
      return admit(exchange);
    } catch (WebException e) {
      return router.explain(e, browser);
    } catch (HistoryException e) {
      return router.explain(
          new WebException(503, "The history cannot be read", String.valueOf(e.getMessage())),
          browser);
    } catch (RuntimeException e) {
      String id = Long.toHexString(System.nanoTime());
      LOG.log(Level.ERROR, "request " + id + " failed", e);
      return router.explain(
          new WebException(500, "Internal error", "the log of the service has it as " + id),
          browser);
    }
  }

  /** Checks a request before its body is read, and answers it. */
  private @Nullable WebAnswer admit(HttpExchange exchange) throws IOException {
    filter.check(exchange);
    WebRequest request = request(exchange);
    String cookies = exchange.getRequestHeaders().getFirst("Cookie");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    boolean named = user(exchange).isPresent();
    Optional<AccessScope> scope =
        named
            ? Optional.of(AccessScope.ADMIN)
            : access.admit(request.client(), authorization, cookies);
    if (!router.isOpen(request) && !router.isForWall(request)) {
      if (scope.isEmpty()) {
        return router.refuse(request);
      }
      router.requireScope(request, scope.get());
    }
    if (request.isAt("events")) {
      String since = header(exchange, "Last-Event-ID");
      events.serve(
          exchange,
          since.isEmpty() ? request.query().getOrDefault("since", List.of("")).getFirst() : since,
          request.query().containsKey("rows"),
          () ->
              named
                  || router.isForWall(request)
                  || access.admit(request.client(), authorization, cookies).isPresent());
      return null;
    }
    int longest = router.mayBeLong(request) ? LONGEST_SAMPLES : LONGEST_BODY;
    return router.answer(request.with(body(exchange, longest)), cookies);
  }

  /** Returns the user whom a trusted proxy names. */
  private Optional<String> user(HttpExchange exchange) {
    return proxy
        .userHeader()
        .filter(name -> proxy.trusts(exchange.getRemoteAddress().getAddress()))
        .map(name -> header(exchange, name))
        .filter(name -> !name.isBlank());
  }

  /** Returns the address of the client, which a trusted proxy states. */
  private String client(HttpExchange exchange) {
    InetAddress address = exchange.getRemoteAddress().getAddress();
    String stated = header(exchange, "X-Forwarded-For").replaceFirst(".*,", "").strip();
    return proxy.trusts(address) && stated.matches("[0-9a-fA-F:.]{3,45}")
        ? stated
        : address.getHostAddress();
  }

  private WebRequest request(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!METHODS.contains(method)) {
      throw new WebException(405, "Method not allowed", "use GET or POST");
    }
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
    try {
      return new WebRequest(
          method.equals("HEAD") ? "GET" : method,
          WebRequest.path(exchange.getRequestURI().getRawPath()),
          WebRequest.values(query),
          header(exchange, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
          header(exchange, "Accept"),
          header(exchange, "If-None-Match"),
          client(exchange),
          proxy.behind() || header(exchange, "X-Forwarded-Proto").equals("https"),
          new byte[0]);
    } catch (IllegalArgumentException e) {
      throw new WebException(400, "Bad request", "the path or the query has a wrong escape");
    }
  }

  private static byte[] body(HttpExchange exchange, int longest) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(longest + 1);
      if (body.length > longest) {
        throw new WebException(
            413, "The body is too long", "send at most %,d bytes".formatted(longest));
      }
      return body;
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private static void send(HttpExchange exchange, WebAnswer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (GZIP.matcher(header(exchange, "Accept-Encoding")).find() && answer.isCompressible()) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      send(exchange, answer.status(), answer.compressedBody());
    } else {
      send(exchange, answer.status(), answer.body());
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
