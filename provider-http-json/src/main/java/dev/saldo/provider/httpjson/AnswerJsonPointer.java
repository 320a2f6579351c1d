package dev.saldo.provider.httpjson;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A JSON pointer into an answer, which may also select an entry of a list by a field, as in {@code
 * /balances/[currency=EUR]/amount}.
 */
record AnswerJsonPointer(String written, List<AnswerStep> steps) {

  private static final Pattern SYNTAX =
      Pattern.compile("(?:/(?:\\[[^=\\]]+=[^\\]]+]|(?:[^~/]|~[01])*+)){1,32}+");
  private static final Pattern STEP = Pattern.compile("/(\\[[^=\\]]+=[^\\]]+](?=/|$)|[^/]*)");
  private static final String ENTIRE_ANSWER = "#";

  /**
   * Parses a setting.
   *
   * @throws IllegalArgumentException if it is not a JSON pointer
   */
  static AnswerJsonPointer parse(String setting, String written) {
    if (written.equals(ENTIRE_ANSWER)) {
      return new AnswerJsonPointer(written, List.of());
    }
    if (!SYNTAX.matcher(written).matches()) {
      throw new IllegalArgumentException(
          ("%s: '%s' is not a JSON pointer such as /data/balance (~0 is a tilde, ~1 a slash),"
                  + " or # for the entire answer")
              .formatted(setting, written));
    }
    return new AnswerJsonPointer(
        written,
        STEP.matcher(written).results().map(step -> AnswerStep.parse(step.group(1))).toList());
  }

  /**
   * Returns the text, number or boolean at this place as the vendor spells it, or empty if it is
   * missing or null.
   *
   * @throws BalanceException if it is an object or an array
   */
  Optional<String> text(JsonNode answer) {
    JsonNode part = part(answer);
    if (part.isMissingNode() || part.isNull()) {
      return Optional.empty();
    }
    if (part.isContainer()) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE,
          "the answer has an object or an array at '%s', not a value".formatted(written));
    }
    return Optional.of(part.asString());
  }

  /** Returns whether this is the entire answer. */
  boolean isEntireAnswer() {
    return steps.isEmpty();
  }

  private JsonNode part(JsonNode answer) {
    JsonNode part = answer;
    for (AnswerStep step : steps) {
      part = step.from(part);
    }
    return part;
  }

  /** Returns whether there is a value at this place other than null and blank or empty ones. */
  boolean isStated(JsonNode answer) {
    JsonNode part = part(answer);
    return part.isContainer()
        ? !part.isEmpty()
        : !part.isMissingNode() && !part.isNull() && !part.asString().isBlank();
  }

  /** Returns the same as {@link #text}, but fails if there is no value. */
  String required(JsonNode answer) {
    return text(answer)
        .orElseThrow(
            () ->
                new BalanceException(
                    FailureReason.UNEXPECTED_RESPONSE,
                    "the answer has nothing at '%s'".formatted(written)));
  }
}
