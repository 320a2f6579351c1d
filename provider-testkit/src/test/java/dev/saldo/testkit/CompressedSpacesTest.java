package dev.saldo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compressed answer is a valid stream: it is refused for its size and for nothing else. */
final class CompressedSpacesTest {

  private static final VendorReply REPLY = VendorReply.json("{\"credit\":1}");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20})
  void everyFormIsReadBackToTheEnd(int spaces) throws Exception {
    byte[] expected = (" ".repeat(spaces) + "{\"credit\":1}").getBytes(StandardCharsets.US_ASCII);
    try (InputStream body = body(HostileAnswers.gzipBomb(REPLY, spaces))) {
      assertThat(new GZIPInputStream(body).readAllBytes()).isEqualTo(expected);
    }
    try (InputStream body = body(HostileAnswers.gzipInGzipBomb(REPLY, spaces))) {
      assertThat(new GZIPInputStream(new GZIPInputStream(body)).readAllBytes()).isEqualTo(expected);
    }
    try (InputStream body = body(HostileAnswers.deflateBomb(REPLY, spaces))) {
      assertThat(new InflaterInputStream(body).readAllBytes()).isEqualTo(expected);
    }
  }

  private static InputStream body(VendorAnswer answer) throws Exception {
    try (VendorServer vendor = VendorServer.answering(answer);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(vendor.uri()).build();
      return new ByteArrayInputStream(client.send(request, BodyHandlers.ofByteArray()).body());
    }
  }
}
