package dev.saldo.web;

import static dev.saldo.web.OpenApiDescription.map;

import dev.saldo.web.WebServerHost.CommandAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The schemas of the documents of the API: those that {@code saldo schema} prints. */
final class ApiSchemaCollection {

  /** The place of the schemas in the description of the API. */
  static final String PLACE = "#/components/schemas/";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STRING = "string";

  private final WebServerHost host;

  ApiSchemaCollection(WebServerHost host) {
    this.host = host;
  }

  /** Returns the schemas by name. */
  Map<String, Object> schemas() {
    Map<String, Object> schemas = new LinkedHashMap<>();
    for (String name : ApiDocumentTable.names()) {
      String schema = Objects.requireNonNull(ApiDocumentTable.find(name)).schema();
      schemas.put(schema, schema(schema));
    }
    schemas.put("poll", schema("poll"));
    schemas.put("check", schema("check"));
    schemas.put("health", object("well", "boolean", "node", STRING, "version", STRING));
    schemas.put("done", object("schemaVersion", "integer", "done", STRING));
    schemas.put("message", object("schemaVersion", "integer", "message", STRING));
    schemas.put("problem", object("title", STRING, "status", "integer"));
    return schemas;
  }

  private static Map<String, Object> object(String... members) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      properties.put(members[i], map("type", members[i + 1]));
    }
    return map(
        "type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
  }

  /** Returns the schema that 'saldo schema' prints, with references within this document. */
  private JsonNode schema(String name) {
    CommandAnswer answer = host.run(List.of("schema", name), new byte[0]);
    JsonNode schema = JSON.readTree(answer.output());
    if (schema instanceof ObjectNode object) {
      object.remove(List.of("$schema", "$id"));
    }
    move(schema, PLACE + name + "/");
    return schema;
  }

  private static void move(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      String reference = object.path("$ref").asString("");
      if (reference.startsWith("#/")) {
        object.set("$ref", StringNode.valueOf(place + reference.substring(2)));
      }
      object.forEach(child -> move(child, place));
    } else if (node instanceof ArrayNode array) {
      array.forEach(child -> move(child, place));
    }
  }
}
