package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import feign.RequestLine;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server closes a connection that was kept for the next request. */
final class StaleConnectionTest {

  record Greeting(@Nullable String text) {}

  interface Api {
    @RequestLine("GET /balance")
    Greeting get();

    @RequestLine("POST /balance")
    Greeting post();
  }

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 16\r\nConnection: keep-alive\r\n\r\n{\"text\":\"hello\"}";

  /** How the server ends the kept connection. */
  private enum Ending {
    /** Before the next request; the client may or may not have noticed. */
    CLOSED_BETWEEN,
    /** Once the next request has arrived, as if both had crossed on the way. */
    CLOSED_ON_REQUEST,
    /** The same with a reset. */
    RESET_ON_REQUEST
  }

  @Test
  void aReadingSurvivesAConnectionThatTheServerClosed() throws Exception {
    for (Ending ending : Ending.values()) {
      try (Server server = new Server(ending)) {
        Api api = server.api();
        assertThat(api.get().text()).isEqualTo("hello");
        server.idle();
        assertThat(api.get().text()).as("%s", ending).isEqualTo("hello");
      }
    }
  }

  /** A POST may have been carried out, so the poller decides to repeat the complete reading. */
  @Test
  void aPostOnSuchAConnectionIsATransientFailure() throws Exception {
    try (Server server = new Server(Ending.CLOSED_ON_REQUEST)) {
      Api api = server.api();
      assertThat(api.get().text()).isEqualTo("hello");
      server.idle();
      assertThatThrownBy(api::post)
          .isInstanceOfSatisfying(
              BalanceException.class,
              failure -> assertThat(failure.reason()).isEqualTo(FailureReason.UNAVAILABLE));
      assertThat(api.post().text()).isEqualTo("hello");
    }
  }

  private static final class Server implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Ending ending;
    private final CountDownLatch idle = new CountDownLatch(1);

    Server(Ending ending) throws IOException {
      this.ending = ending;
      Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
      try {
        try (Socket kept = socket.accept()) {
          answer(kept);
          if (ending != Ending.CLOSED_BETWEEN) {
            idle.countDown();
            readHead(kept);
            kept.setSoLinger(ending == Ending.RESET_ON_REQUEST, 0);
          }
        }
        idle.countDown();
        while (true) {
          try (Socket fresh = socket.accept()) {
            answer(fresh);
          }
        }
      } catch (IOException e) {
        idle.countDown();
      }
    }

    void idle() throws InterruptedException {
      assertThat(idle.await(10, TimeUnit.SECONDS)).isTrue();
    }

    Api api() {
      return new VendorClients()
          .open(
              URI.create("http://127.0.0.1:" + socket.getLocalPort()),
              false,
              ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10)))
          .target(Api.class);
    }

    private static void answer(Socket connection) throws IOException {
      readHead(connection);
      connection.getOutputStream().write(ANSWER.getBytes(ISO_8859_1));
      connection.getOutputStream().flush();
    }

    private static void readHead(Socket connection) throws IOException {
      InputStream in = connection.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int octet = in.read();
        if (octet < 0) {
          throw new IOException("the request ended too early: " + head);
        }
        head.append((char) octet);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
