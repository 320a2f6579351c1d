package dev.saldo.provider.httpjson;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The check for success, for vendors that report errors with HTTP 200.
 *
 * @param place the place of the status or error; empty if there is none
 * @param ok the value that means success; empty if the absence of a value does
 */
record VendorVerdictRule(Optional<AnswerJsonPointer> place, Optional<String> ok) {

  /** The only values of an answer that are safe to show: numeric error codes. */
  private static final Pattern CODE = Pattern.compile("-?[0-9]{1,6}");

  static VendorVerdictRule of(Optional<String> errorPointer, Optional<String> okValue) {
    if (okValue.isPresent() && errorPointer.isEmpty()) {
      throw new IllegalArgumentException("ok-value: needs error-pointer, which is missing");
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
    String stated = at.required(answer).strip();
    if (!stated.equals(word)) {
      throw refused(at, CODE.matcher(stated).matches() ? stated : "not '%s'".formatted(word));
    }
  }

  private static void expectNothing(AnswerJsonPointer at, JsonNode answer) {
    if (at.isStated(answer)) {
      throw refused(at, "present");
    }
  }

  private static BalanceException refused(AnswerJsonPointer at, String found) {
    return new BalanceException(
        FailureReason.REJECTED, "the vendor refused: '%s' is %s".formatted(at.written(), found));
  }
}
