package dev.saldo.testkit.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class StrictJsonCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [1, -0.5e+7, \"a\\u0041\\n\", null, true] ",
        "{\"a\":{\"a\":[[]]},\"b\":0}",
        "\"\u00e9\"",
        "12"
      })
  void acceptsJson(String text) {
    assertThat(StrictJsonCheck.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\":1}}",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{a:1}",
        "{'a':1}",
        "012",
        "+1",
        ".5",
        "5.",
        "NaN",
        "1e",
        "\"\t\"",
        "\"\\x\"",
        "nul",
        "{\"a\":1[]",
        "[1{}",
        "// c\n1"
      })
  void refusesAnythingElse(String text) {
    assertThat(StrictJsonCheck.accepts(text)).isFalse();
  }

  @Test
  void refusesDeepNestingWithoutOverflow() {
    assertThat(StrictJsonCheck.accepts("[".repeat(100_000) + "]".repeat(100_000))).isFalse();
  }

  /** Two independent parsers agree on thousands of damaged documents. */
  @Test
  void agreesWithAnotherParser() {
    String good =
        "{\"code\":\"success\",\"result\":{\"n\":[1,2.50],\"t\":\"a\\u00e9\"},\"z\":null}";
    RandomBodyMutator mutator = new RandomBodyMutator(good, 1);
    JsonMapper jackson =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = new String(mutator.next(), ISO_8859_1);
      boolean verdict = StrictJsonCheck.accepts(text);
      accepted += verdict ? 1 : 0;
      if (verdict != accepts(jackson, text)) {
        disagreements.add(text);
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(accepted).isBetween(1_000, 19_000);
  }

  @Test
  void quotesAnything() {
    String nasty = "a\"b\\c\n\u0001\u00e9";
    assertThat(
            new JsonMapper().readValue(StrictJsonCheck.quote(nasty).getBytes(UTF_8), String.class))
        .isEqualTo(nasty);
  }

  private static boolean accepts(JsonMapper jackson, String text) {
    try {
      return !jackson.readTree(text).isMissingNode();
    } catch (JacksonException | NumberFormatException e) {
      return text.matches("(?s).*[0-9][eE][+-]?[0-9]{10}.*") && StrictJsonCheck.accepts(text);
    }
  }
}
