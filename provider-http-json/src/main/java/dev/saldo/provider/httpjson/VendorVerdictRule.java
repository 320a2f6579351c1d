package dev.saldo.provider.httpjson;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whether the vendor did what was asked, for vendors who say no with HTTP 200.
 *
 * @param place where they say it; empty if they do not
 * @param ok what they say if they did; empty if they then say nothing
 */
record VendorVerdictRule(Optional<AnswerJsonPointer> place, Optional<String> ok) {

  /** What may be shown of an answer: a number names an error and nothing else. */
  private static final Pattern CODE = Pattern.compile("-?[0-9]{1,6}");

  static VendorVerdictRule of(Optional<String> errorPointer, Optional<String> okValue) {
    if (okValue.isPresent() && errorPointer.isEmpty()) {
      throw new IllegalArgumentException("ok-value: goes with error-pointer, which is missing");
    }
    return new VendorVerdictRule(
        errorPointer.map(at -> AnswerJsonPointer.parse("error-pointer", at)), okValue);
  }

  void check(JsonNode answer) {
    place.ifPresent(
        at ->
            ok.ifPresentOrElse(word -> expect(word, at, answer), () -> expectNothing(at, answer)));
  }

  private static void expect(String word, AnswerJsonPointer at, JsonNode answer) {
    String said = at.required(answer).strip();
    if (!said.equals(word)) {
      throw refused(at, CODE.matcher(said).matches() ? said : "not '%s'".formatted(word));
    }
  }

  private static void expectNothing(AnswerJsonPointer at, JsonNode answer) {
    if (at.isStated(answer)) {
      throw refused(at, "there");
    }
  }

  private static BalanceException refused(AnswerJsonPointer at, String how) {
    return new BalanceException(
        FailureReason.REJECTED, "the vendor refused: '%s' is %s".formatted(at.written(), how));
  }
}
