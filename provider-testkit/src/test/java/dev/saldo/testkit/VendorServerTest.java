package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VendorServerTest {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    client.shutdownNow();
  }

  @Test
  void recordsRequests() throws Exception {
    try (VendorServer vendor = VendorServer.answering(VendorReply.json("{}"))) {
      HttpRequest request =
          HttpRequest.newBuilder(vendor.uri().resolve("/a/b?c=d%20e"))
              .header("X-Key", "one")
              .header("X-Key", "two")
              .POST(BodyPublishers.ofString("caf\u00e9"))
              .build();
      client.send(request, BodyHandlers.discarding());
      VendorRequest seen = vendor.requests().getFirst();
      assertThat(seen.method()).isEqualTo("POST");
      assertThat(seen.path()).isEqualTo("/a/b");
      assertThat(seen.query()).isEqualTo("c=d%20e");
      assertThat(seen.header("x-key")).contains("one");
      assertThat(seen.headers().get("X-KEY")).containsExactly("one", "two");
      assertThat(seen.body()).isEqualTo("caf\u00e9");
    }
  }

  @Test
  void readsAChunkedRequest() throws Exception {
    try (VendorServer vendor = VendorServer.answering(VendorReply.status(204))) {
      List<byte[]> parts = List.of("ab".getBytes(UTF_8), "cde".getBytes(UTF_8));
      HttpRequest request =
          HttpRequest.newBuilder(vendor.uri()).POST(BodyPublishers.ofByteArrays(parts)).build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
      assertThat(vendor.requests().getFirst().body()).isEqualTo("abcde");
    }
  }

  @Test
  void usesANewHandlerFromTheNextRequestOn() throws Exception {
    try (VendorServer vendor = VendorServer.answering(VendorReply.json("{\"credit\":1}"))) {
      assertThat(get(vendor.uri()).body()).isEqualTo("{\"credit\":1}");
      vendor.use(request -> VendorReply.status(429).withHeader("Retry-After", "7"));
      HttpResponse<String> refused = get(vendor.uri());
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("7");
    }
  }

  @Test
  void misbehavesOnRequest() {
    VendorReply good = VendorReply.json("{\"credit\":12.5}");
    for (VendorAnswer answer :
        List.of(
            HostileAnswers.hangUp(),
            HostileAnswers.reset(),
            HostileAnswers.resetMidBody(good),
            HostileAnswers.shortBody(good, 5),
            HostileAnswers.cutChunk(good, 5),
            HostileAnswers.garbageStatusLine())) {
      try (VendorServer vendor = VendorServer.answering(answer)) {
        assertThatThrownBy(() -> get(vendor.uri())).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void closesWhileAnAnswerIsBeingSent() {
    for (VendorAnswer answer :
        List.of(
            HostileAnswers.silence(),
            HostileAnswers.endlessBody(200),
            HostileAnswers.drip(1, Duration.ofDays(1)))) {
      VendorServer vendor = VendorServer.answering(answer);
      var pending =
          client.sendAsync(HttpRequest.newBuilder(vendor.uri()).build(), BodyHandlers.discarding());
      while (vendor.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      vendor.close();
      assertThat(pending.handle((response, fault) -> "ended"))
          .succeedsWithin(Duration.ofSeconds(5));
    }
  }

  @Test
  void acceptsNoConnectionOnceClosed() {
    VendorServer vendor = VendorServer.answering(VendorReply.status(200));
    vendor.close();
    assertThatThrownBy(() -> get(vendor.uri())).isInstanceOf(ConnectException.class);
  }

  private HttpResponse<String> get(URI place) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString());
  }
}
