package dev.saldo.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A vendor on a loopback port, over real sockets, that records requests and gives any answer,
 * well-behaved or not. Keeps connections alive. Thread-safe.
 *
 * <pre>{@code
 * try (VendorServer vendor = VendorServer.answering(VendorReply.json("{\"credit\":12.5}"))) {
 *   ... vendor.uri() ... vendor.requests() ...
 * }
 * }</pre>
 */
public final class VendorServer implements AutoCloseable {

  /**
   * Chooses the answer to a request; must be thread-safe. An exception closes the connection
   * without an answer.
   */
  @FunctionalInterface
  public interface Handler {

    /** Returns the answer to a request. */
    VendorAnswer answer(VendorRequest request);
  }

  private static final int BACKLOG = 256;
  private static final int EXCHANGES_KEPT = 4;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<VendorRequest> requests = new ConcurrentLinkedQueue<>();
  private final Deque<RecordedVendorExchange> latest = new ConcurrentLinkedDeque<>();
  private volatile Handler handler;

  private VendorServer(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /** Starts a server on a free loopback port. */
  public static VendorServer start(Handler handler) {
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
      VendorServer server = new VendorServer(listener, handler);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a loopback port", e);
    }
  }

  /** Starts a server that gives the same answer to every request. */
  public static VendorServer answering(VendorAnswer answer) {
    return start(request -> answer);
  }

  /** Replaces the handler, from the next request on. */
  public void use(Handler next) {
    handler = next;
  }

  /** Returns the URL of the server, without a path: {@code http://127.0.0.1:49152}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Returns the requests received so far, oldest first. */
  public List<VendorRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns the last exchanges, oldest first, one line each, for the report of a failed case. */
  public List<String> latestExchanges() {
    return latest.stream().map(RecordedVendorExchange::toString).toList();
  }

  /** Returns the number of open client connections. */
  public int openConnections() {
    return connections.size();
  }

  /** Closes every connection, including those on which an answer is being sent. */
  @Override
  public void close() {
    closeQuietly(listener);
    connections.forEach(VendorServer::closeQuietly);
    threads.shutdownNow();
    threads.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException | RejectedExecutionException e) {
        closeQuietly(listener); // the server is being closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      RequestReader reader =
          new RequestReader(new BufferedInputStream(connection.getInputStream()));
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        VendorRequest request = next.get();
        requests.add(request);
        VendorConnection wire = new VendorConnection(connection, record(request));
        handler.answer(request).sendOver(wire);
        if (wire.isClosed() || request.header("Connection").orElse("").equals("close")) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      return; // the client disconnected or the server is being closed; either ends the connection
    } finally {
      connections.remove(connection);
    }
  }

  private RecordedVendorExchange record(VendorRequest request) {
    RecordedVendorExchange exchange = new RecordedVendorExchange(request);
    latest.addLast(exchange);
    if (latest.size() > EXCHANGES_KEPT) {
      latest.pollFirst();
    }
    return exchange;
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close a loopback socket", e);
    }
  }
}
