package dev.saldo.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretSearchTest {

  private final SecretSearch search = new SecretSearch();

  static List<String> disguised() {
    String secret = PlantedSecrets.PASSWORD;
    return Stream.of(
            secret,
            URLEncoder.encode(secret, UTF_8),
            base64(secret),
            base64("user:" + secret),
            base64("me:" + secret),
            base64("a:" + secret + ":b"),
            secret.replace("\"", "\\\""),
            secret.substring(0, 9),
            secret.substring(12),
            new StringBuilder(secret).reverse().toString())
        .map(text -> "GET /balance?x=" + text + " failed")
        .toList();
  }

  @ParameterizedTest
  @MethodSource("disguised")
  void findsASecretInAnyEncoding(String text) {
    assertThat(search.in(text)).isPresent();
  }

  @Test
  void findsNothingInAHarmlessMessage() {
    assertThat(search.in("the vendor answered with status 401; check the password")).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
