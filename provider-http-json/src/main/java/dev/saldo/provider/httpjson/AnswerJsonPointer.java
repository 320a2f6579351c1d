package dev.saldo.provider.httpjson;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A place in an answer. */
record AnswerJsonPointer(String written, JsonPointer pointer) {

  private static final Pattern SYNTAX = Pattern.compile("(?:/(?:[^~/]|~[01])*+){1,32}+");
  private static final String WHOLE = "#";

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it is no pointer; Jackson's own parser lets some pass
   */
  static AnswerJsonPointer parse(String setting, String written) {
    if (written.equals(WHOLE)) {
      return new AnswerJsonPointer(written, JsonPointer.empty());
    }
    if (!SYNTAX.matcher(written).matches()) {
      throw new IllegalArgumentException(
          ("%s: '%s' is not a JSON pointer such as /data/balance (~0 is a tilde, ~1 a slash),"
                  + " or # for the whole answer")
              .formatted(setting, written));
    }
    return new AnswerJsonPointer(written, JsonPointer.compile(written));
  }

  /**
   * Returns the text, number or truth value at this place as it is spelled, empty if there is none
   * or null.
   *
   * @throws BalanceException if an object or an array is there
   */
  Optional<String> text(JsonNode answer) {
    JsonNode part = answer.at(pointer);
    if (part.isMissingNode() || part.isNull()) {
      return Optional.empty();
    }
    if (part.isContainer()) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE,
          "the answer has an object or a list at '%s', not a value".formatted(written));
    }
    return Optional.of(part.asString());
  }

  /** Returns whether anything is at this place but null, an empty text, object or list. */
  boolean isStated(JsonNode answer) {
    JsonNode part = answer.at(pointer);
    return part.isContainer()
        ? !part.isEmpty()
        : !part.isMissingNode() && !part.isNull() && !part.asString().isBlank();
  }

  /** Returns the same as {@link #text}, which must be there. */
  String required(JsonNode answer) {
    return text(answer)
        .orElseThrow(
            () ->
                new BalanceException(
                    FailureReason.UNEXPECTED_RESPONSE,
                    "the answer has nothing at '%s'".formatted(written)));
  }
}
