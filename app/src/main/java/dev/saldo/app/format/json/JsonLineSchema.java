package dev.saldo.app.format.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives the schema of the lines of a document from its schema: the objects of its lists, each
 * with the name of the document and the list.
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
    ObjectNode source = (ObjectNode) MAPPER.readTree(document);
    ObjectNode schema = MAPPER.createObjectNode();
    schema.set("$schema", source.get("$schema"));
    schema.put("$id", "urn:saldo:schema:" + name + JsonDocumentSchemas.LINE + ":1");
    schema.put("title", "Line of: " + source.path("title").stringValue());
    schema.put(
        "description",
        "The output of `-o jsonl` for the document "
            + name
            + ": each line is an object of one of its lists.");
    ArrayNode lines = schema.putArray("oneOf");
    source
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (property.getValue().path("items").isObject()) {
                lines.add(line(name, property.getKey(), property.getValue().path("items")));
              }
            });
    if (source.has("$defs")) {
      schema.set("$defs", source.get("$defs"));
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }

  /** Returns the names of the members of the objects in the lists of a document. */
  static List<String> fields(String document) {
    Set<String> names = new LinkedHashSet<>();
    MAPPER
        .readTree(document)
        .path("properties")
        .properties()
        .forEach(
            property ->
                names.addAll(property.getValue().path("items").path("properties").propertyNames()));
    return List.copyOf(names);
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
