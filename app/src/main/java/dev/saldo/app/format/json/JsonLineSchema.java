package dev.saldo.app.format.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of the lines a document becomes, made from the schema of the document: each object of
 * its lists, and before its own members what it is an object of.
 */
final class JsonLineSchema {

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonLineSchema() {}

  /**
   * Returns the schema as JSON text.
   *
   * @param name the name of the document
   * @param document the schema of the document
   */
  static String derive(String name, String document) {
    ObjectNode whole = (ObjectNode) MAPPER.readTree(document);
    ObjectNode schema = MAPPER.createObjectNode();
    schema.set("$schema", whole.get("$schema"));
    schema.put("$id", "urn:saldo:schema:" + name + JsonDocumentSchemas.LINE + ":1");
    schema.put("title", "A line of: " + whole.path("title").stringValue());
    schema.put(
        "description",
        "What `-o jsonl` writes where `-o json` writes a "
            + name
            + " document: an object of one of its lists.");
    ArrayNode lines = schema.putArray("oneOf");
    whole
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (property.getValue().path("items").isObject()) {
                lines.add(line(name, property.getKey(), property.getValue().path("items")));
              }
            });
    if (whole.has("$defs")) {
      schema.set("$defs", whole.get("$defs"));
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }

  private static ObjectNode line(String name, String list, JsonNode items) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("type", "object");
    ObjectNode members = line.putObject("properties");
    members.putObject("schemaVersion").put("const", 1);
    members.putObject("document").put("const", name);
    members.putObject("list").put("const", list);
    ArrayNode required = line.putArray("required");
    members.propertyNames().forEach(required::add);
    line.putArray("allOf").add(items);
    return line;
  }
}
