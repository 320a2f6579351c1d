package dev.saldo.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.app.serve.HeartbeatUrl.Sign;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HeartbeatUrlTest {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer monitor;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    monitor = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    monitor.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    monitor.start();
  }

  @AfterEach
  void stop() {
    monitor.stop(0);
    http.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + monitor.getAddress().getPort() + path;
  }

  private List<String> send(String url) throws InterruptedException {
    List<String> problems = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      new HeartbeatUrl(Secret.of(url), http).send(sign).ifPresent(problems::add);
    }
    return problems;
  }

  @Test
  void theSignIsAtTheEndOfThePath() throws InterruptedException {
    assertThat(send(url("/ping/0c5e\n"))).isEmpty();
    assertThat(requests)
        .containsExactly("GET /ping/0c5e/start", "GET /ping/0c5e", "GET /ping/0c5e/fail");
    requests.clear();
    assertThat(send(url("/ping/?rid=1"))).isEmpty();
    assertThat(requests)
        .containsExactly("GET /ping/start?rid=1", "GET /ping/?rid=1", "GET /ping/fail?rid=1");
  }

  @Test
  void aRefusalIsToldWithoutTheUrl() throws InterruptedException {
    status = 404;
    assertThat(send(url("/ping/0c5e"))).containsOnly("it answered 404").hasSize(3);
    status = 302;
    assertThat(send(url("/ping/0c5e"))).containsOnly("it answered 302");
  }

  @Test
  void whatIsNoUrlOrCannotBeReachedIsToldWithoutIt() throws InterruptedException {
    String gone = url("/ping/0c5e");
    monitor.stop(0);
    assertThat(send(gone)).containsOnly("it cannot be reached");
    for (String wrong : List.of("0c5e", "ftp://a.example/0c5e", "https://a b/0c5e", "")) {
      assertThat(send(wrong)).as(wrong).containsOnly("it is not an http or https URL");
    }
  }
}
