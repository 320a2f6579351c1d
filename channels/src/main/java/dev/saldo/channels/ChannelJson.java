package dev.saldo.channels;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON for the bodies that channels send. */
final class ChannelJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private ChannelJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String write(ObjectNode document) {
    return MAPPER.writeValueAsString(document);
  }
}
