package dev.saldo.app.cli.web;

import dev.saldo.app.cli.option.CommandUsageException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a request, as typed. Immutable.
 *
 * @param fields the fields in their order
 */
record ApiRequestFields(List<Field> fields) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LIST = "[]";

  /** A field; its name may end in {@code []}. */
  record Field(String name, String value) {}

  ApiRequestFields {
    fields = List.copyOf(fields);
  }

  /**
   * Reads fields such as {@code by=day}.
   *
   * @throws CommandUsageException if one has no name
   */
  static ApiRequestFields parse(List<String> typed) {
    List<Field> fields = new ArrayList<>();
    for (String text : typed) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new CommandUsageException("--field is NAME=VALUE, not '" + text + "'");
      }
      fields.add(new Field(text.substring(0, sign), text.substring(sign + 1)));
    }
    return new ApiRequestFields(fields);
  }

  /** Returns a query with the fields as further parameters. */
  String addTo(String query) {
    List<String> pairs = new ArrayList<>();
    if (!query.isEmpty()) {
      pairs.add(query);
    }
    fields.forEach(
        field -> pairs.add(escape(field.name().replace(LIST, "")) + "=" + escape(field.value())));
    return String.join("&", pairs);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns a JSON object of the fields; nothing if there are none. */
  byte[] json() {
    if (fields.isEmpty()) {
      return new byte[0];
    }
    ObjectNode object = JSON.createObjectNode();
    for (Field field : fields) {
      if (field.name().endsWith(LIST)) {
        String name = field.name().substring(0, field.name().length() - LIST.length());
        ArrayNode list =
            object.path(name) instanceof ArrayNode known ? known : object.putArray(name);
        list.add(field.value());
      } else {
        object.put(field.name(), field.value());
      }
    }
    return JSON.writeValueAsBytes(object);
  }
}
