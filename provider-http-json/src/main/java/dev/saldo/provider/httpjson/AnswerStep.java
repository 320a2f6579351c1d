package dev.saldo.provider.httpjson;

import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A step of a pointer from one place in an answer to the next. */
sealed interface AnswerStep {

  /** Returns the next place; missing if there is none. */
  JsonNode from(JsonNode place);

  /** Parses what is between two slashes. */
  static AnswerStep parse(String written) {
    Matcher selection = Selection.SYNTAX.matcher(written);
    return selection.matches()
        ? new Selection(selection.group("field"), Selection.unquoted(selection.group("value")))
        : new Name(written.replace("~1", "/").replace("~0", "~"));
  }

  /**
   * The field of an object, or a position in a list.
   *
   * @param name the name or the number
   */
  record Name(String name) implements AnswerStep {

    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern NAMING_FIELD =
        Pattern.compile("(?i).*(id|type|kind|name|code|key|currency|unit|product|service)");
    private static final Pattern WORD = Pattern.compile(".*\\p{L}.*");

    @Override
    public JsonNode from(JsonNode place) {
      if (!place.isArray()) {
        return place.path(name);
      }
      if (!POSITION.matcher(name).matches()) {
        return MissingNode.getInstance();
      }
      Optional<String> field = place.size() > 1 ? namingField(place) : Optional.empty();
      if (field.isPresent()) {
        throw new BalanceException(
            FailureReason.UNEXPECTED_RESPONSE,
            ("the answer has a list of %d named entries, whose order may change;"
                    + " replace /%s/ by the entry's own name, as in /[%s=...]/")
                .formatted(place.size(), name, field.get()));
      }
      return place.path(Integer.parseInt(name));
    }

    /** Returns the field that tells the objects of a list apart by a word or an identifier. */
    private static Optional<String> namingField(JsonNode list) {
      JsonNode first = list.get(0);
      return first.isObject()
          ? first.propertyNames().stream()
              .filter(field -> names(field, list))
              .min(Comparator.comparing(field -> !NAMING_FIELD.matcher(field).matches()))
          : Optional.empty();
    }

    private static boolean names(String field, JsonNode list) {
      boolean naming = NAMING_FIELD.matcher(field).matches();
      Set<String> values = new HashSet<>();
      for (JsonNode entry : list) {
        JsonNode value = entry.path(field);
        boolean word = value.isString() && WORD.matcher(value.asString()).matches();
        boolean identifier = naming && (value.isString() || value.isIntegralNumber());
        if (!(word || identifier) || !values.add(value.asString())) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The only entry of a list that has a value in a field.
   *
   * @param field the name of the field
   * @param value the text, number or boolean, as the vendor spells it
   */
  record Selection(String field, String value) implements AnswerStep {

    private static final Pattern SYNTAX =
        Pattern.compile("\\[(?<field>[^=\\]]{1,100})=(?<value>[^\\]]{1,100})]");

    private static String unquoted(String value) {
      boolean quoted = value.length() > 1 && "'\"".indexOf(value.charAt(0)) >= 0;
      return quoted && value.endsWith(value.substring(0, 1))
          ? value.substring(1, value.length() - 1)
          : value;
    }

    @Override
    public JsonNode from(JsonNode place) {
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode entry : place) {
        JsonNode stated = entry.path(field);
        if (stated.isValueNode() && !stated.isNull() && stated.asString().strip().equals(value)) {
          found.add(entry);
        }
      }
      if (found.size() > 1) {
        throw new BalanceException(
            FailureReason.UNEXPECTED_RESPONSE,
            "the answer has %d entries at '[%s=%s]', not one"
                .formatted(found.size(), field, value));
      }
      return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
    }
  }
}
