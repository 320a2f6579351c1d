package dev.saldo.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.app.serve.HeartbeatUrl.Sign;
import dev.saldo.feign.VendorClients;
import dev.saldo.network.NetworkSettings;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HeartbeatUrlTest {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final VendorClients clients = new VendorClients();
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
  }

  private String url(String path) {
    return "http://127.0.0.1:" + monitor.getAddress().getPort() + path;
  }

  private List<String> send(String url) {
    ProviderContext context =
        VendorNetwork.OF_JAVA.context(Clock.systemUTC(), Duration.ofSeconds(10));
    return send(url, context);
  }

  private List<String> send(String url, ProviderContext context) {
    List<String> problems = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      new HeartbeatUrl(Secret.of(url), clients.openPosts(true, context))
          .send(sign)
          .ifPresent(problems::add);
    }
    return problems;
  }

  @Test
  void theSignIsAtTheEndOfThePath() {
    assertThat(send(url("/ping/0c5e\n"))).isEmpty();
    assertThat(requests)
        .containsExactly("GET /ping/0c5e/start", "GET /ping/0c5e", "GET /ping/0c5e/fail");
    requests.clear();
    assertThat(send(url("/ping/?rid=1"))).isEmpty();
    assertThat(requests)
        .containsExactly("GET /ping/start?rid=1", "GET /ping/?rid=1", "GET /ping/fail?rid=1");
  }

  @Test
  void aRefusalIsToldWithoutTheUrl() {
    status = 404;
    assertThat(send(url("/ping/0c5e"))).containsOnly("it answered 404").hasSize(3);
    status = 302;
    assertThat(send(url("/ping/0c5e"))).containsOnly("it answered 302");
  }

  @Test
  void whatIsNoUrlOrCannotBeReachedIsToldWithoutIt() {
    String gone = url("/ping/0c5e");
    monitor.stop(0);
    assertThat(send(gone)).hasSize(3).allMatch(problem -> !problem.contains("0c5e"));
    assertThat(send(gone).getFirst()).contains(url("").substring(7), "connect");
    for (String wrong : List.of("0c5e", "ftp://a.example/0c5e", "https://a b/0c5e", "")) {
      assertThat(send(wrong)).as(wrong).containsOnly("it is not an http or https URL");
    }
  }

  @Test
  void aProxyOfTheEnvironmentIsUsed() {
    Map<String, String> environment = Map.of("http_proxy", url(""));
    ProviderContext context =
        VendorNetwork.of(NetworkSettings.of(environment::get, Path.of("")))
            .context(Clock.systemUTC(), Duration.ofSeconds(10));
    assertThat(send("http://monitor.example/ping/0c5e", context)).isEmpty();
    assertThat(requests).contains("GET http://monitor.example/ping/0c5e/start");
  }
}
