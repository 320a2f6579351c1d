package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyContentCodingTest {

  private static final byte[] BODY = "{\"text\":\"hello\"}".getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", " GZIP ", "deflate", "identity", ""})
  void decompressesBodiesThatWereCompressedUnasked(String coding) {
    assertThat(stated(coding).decoded(packed(BODY, coding))).isEqualTo(BODY);
  }

  @Test
  void leavesABodyWithoutContentEncodingUnchanged() {
    HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
    assertThat(BodyContentCoding.of(none).decoded(BODY)).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void decodesAnEmptyBodyToAnEmptyBody(String coding) {
    assertThat(stated(coding).decoded(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "gzip, br", "s3cret"})
  void refusesOtherCodings(String coding) {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> stated(coding))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
              assertThat(failure.getMessage()).doesNotContain(coding);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void refusesABodyCutAnywhere(String coding) {
    byte[] complete = packed(BODY, coding);
    for (int length = 1; length < complete.length; length++) {
      assertDamaged(coding, Arrays.copyOf(complete, length));
    }
    assertDamaged(coding, BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void stopsAtTheLimit(String coding) {
    byte[] full = new byte[CappedBodyReader.MAX_BYTES];
    assertThat(stated(coding).decoded(packed(full, coding))).hasSize(full.length);
    byte[] bomb = packed(new byte[64 << 20], coding);
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> stated(coding).decoded(bomb))
        .withMessage("the answer is larger than 1 MiB");
  }

  private static void assertDamaged(String coding, byte[] body) {
    assertThatExceptionOfType(BalanceException.class)
        .isThrownBy(() -> stated(coding).decoded(body))
        .withMessage("the compressed answer is corrupt")
        .withNoCause();
  }

  private static BodyContentCoding stated(String coding) {
    return BodyContentCoding.of(
        HttpHeaders.of(Map.of("content-encoding", List.of(coding)), (name, value) -> true));
  }

  private static byte[] packed(byte[] bytes, String coding) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (coding.strip()) {
          case "deflate" -> new DeflaterOutputStream(packed);
          case "identity", "" -> packed;
          default -> new GZIPOutputStream(packed);
        }) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return packed.toByteArray();
  }
}
