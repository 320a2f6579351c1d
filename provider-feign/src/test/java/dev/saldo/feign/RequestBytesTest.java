package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import feign.Headers;
import feign.RequestLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The exact bytes of requests, as a strict load balancer sees them. */
final class RequestBytesTest {

  record Greeting(@Nullable String text) {}

  interface Api {
    @RequestLine("GET /balance?of=main")
    Greeting get();

    @RequestLine("POST /balance")
    Greeting postNothing();

    @RequestLine("POST /balance")
    @Headers({"Content-Type: text/plain", "User-Agent: Portal", "Accept: application/json"})
    Greeting post(String body);
  }

  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"text\":\"hello\"}";

  @Test
  void aGetStatesNoLengthAndNoUpgrade() throws Exception {
    assertThat(sent(Api::get))
        .isEqualTo(
            request(
                "",
                "GET /balance?of=main HTTP/1.1",
                "Host: HOST",
                "Accept: */*",
                "User-Agent: Saldo"));
  }

  @Test
  void aPostWithoutABodyStatesALengthOfZero() throws Exception {
    assertThat(sent(Api::postNothing))
        .isEqualTo(
            request(
                "",
                "POST /balance HTTP/1.1",
                "Content-Length: 0",
                "Host: HOST",
                "Accept: */*",
                "User-Agent: Saldo"));
  }

  @Test
  void aProvidersOwnHeadersReplaceTheDefaults() throws Exception {
    assertThat(sent(api -> api.post("k=v")))
        .isEqualTo(
            request(
                "k=v",
                "POST /balance HTTP/1.1",
                "Content-Length: 3",
                "Host: HOST",
                "Accept: application/json",
                "Content-Type: text/plain",
                "User-Agent: Portal"));
  }

  private static String request(String body, String... head) {
    return String.join("\r\n", head) + "\r\n\r\n" + body;
  }

  private interface Call {
    Greeting on(Api api);
  }

  /** Returns the request of a call, with the word HOST for the host and port. */
  private static String sent(Call call) throws IOException {
    try (ServerSocket server = listen()) {
      CompletableFuture<String> request =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket connection = server.accept()) {
                  return answer(connection);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(call.on(api(server)).text()).isEqualTo("hello");
      return request.join().replace("127.0.0.1:" + server.getLocalPort(), "HOST");
    }
  }

  private static String answer(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the request ended too early: " + request);
      }
      request.append((char) octet);
    }
    int body = request.indexOf("Content-Length: 3\r\n") < 0 ? 0 : 3;
    request.append(new String(in.readNBytes(body), ISO_8859_1));
    assertThat(in.available()).as("bytes after the request").isZero();
    connection.getOutputStream().write(ANSWER.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
    return request.toString();
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static Api api(ServerSocket server) {
    return new VendorClients()
        .open(
            URI.create("http://127.0.0.1:" + server.getLocalPort()),
            false,
            ProviderContext.of(SettableClock.at("2026-11-21T20:15:00Z"), Duration.ofSeconds(10)))
        .target(Api.class);
  }
}
