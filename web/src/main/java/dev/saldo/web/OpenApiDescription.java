package dev.saldo.web;

import dev.saldo.web.ApiDocumentTable.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API in OpenAPI 3.1, with the schemas of its documents. Thread-safe. */
final class OpenApiDescription {

  private static final String PREFIX = "/api/v1/";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DESCRIPTION = "description";
  private static final String SCHEMA = "schema";
  private static final String STRING = "string";

  private final WebServerHost host;
  private volatile @Nullable WebAnswer known;

  OpenApiDescription(WebServerHost host) {
    this.host = host;
  }

  WebAnswer answer() {
    WebAnswer answer = known;
    if (answer == null) {
      answer = WebAnswer.json(200, document());
      known = answer;
    }
    return answer;
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        map(
            "title",
            "Saldo",
            "version",
            host.version(),
            DESCRIPTION,
            "Balances, usage and alerts of telecom accounts. The documents are those of the"
                + " command line with -o json. Amounts are strings.",
            "license",
            map("name", "Apache 2.0", "identifier", "Apache-2.0")));
    document.put("servers", List.of(map("url", "/")));
    document.put("security", List.of(map("token", List.of())));
    document.put("paths", paths());
    document.put(
        "components",
        map(
            "securitySchemes",
            map(
                "token",
                map(
                    "type",
                    "http",
                    "scheme",
                    "bearer",
                    DESCRIPTION,
                    "A token of web.token or web.tokens in saldo.yaml")),
            "schemas",
            new ApiSchemaCollection(host).schemas()));
    return document;
  }

  private static Map<String, Object> paths() {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (String name : ApiDocumentTable.names()) {
      paths.put(PREFIX + name, map("get", get(name)));
    }
    paths.put(
        PREFIX + "health",
        map("get", operation("health", "How the service fares", List.of(), "health")));
    put(paths, "accounts/{name}/poll", "poll", "Read an account now", "poll", null);
    put(paths, "check", "check", "Judge the rules", "check", body("accounts", "need"));
    put(paths, "alerts/{id}/ack", "ack", "Take on an alert", "done", body("by", "note"));
    put(
        paths,
        "alerts/{id}/silence",
        "silence",
        "Hold the messages of an alert",
        "done",
        body("for", "until"));
    put(
        paths,
        "events/classify",
        "classify",
        "Classify a rise, a fall or a glitch",
        "done",
        required(body("account", "bucket", "at", "as", "note", "unit"), "account", "at", "as"));
    put(
        paths,
        "samples",
        "samples",
        "Import samples in CSV, all or none; again is harmless",
        "message",
        map("required", true, "content", map("text/csv", map(SCHEMA, map("type", STRING)))));
    return paths;
  }

  private static void put(
      Map<String, Object> paths,
      String path,
      String id,
      String summary,
      String schema,
      @Nullable Map<String, Object> body) {
    List<Object> parameters = new ArrayList<>();
    for (String name : List.of("name", "id")) {
      if (path.contains("{" + name + "}")) {
        parameters.add(
            map("name", name, "in", "path", "required", true, SCHEMA, map("type", STRING)));
      }
    }
    Map<String, Object> operation = operation(id, summary, parameters, schema);
    if (body != null) {
      operation.put("requestBody", body);
    }
    paths.put(PREFIX + path, map("post", operation));
  }

  private static Map<String, Object> get(String name) {
    Document document = Objects.requireNonNull(ApiDocumentTable.find(name));
    List<Object> parameters = new ArrayList<>();
    for (String parameter : document.names()) {
      parameters.add(map("name", parameter, "in", "query", SCHEMA, parameterSchema(parameter)));
    }
    Map<String, Object> operation =
        operation(name, document.summary(), parameters, document.schema());
    if (!document.schema().equals(AlertPageReader.LIST)) {
      Map<String, Object> all = new LinkedHashMap<>(responses(document.schema()));
      all.put("304", map(DESCRIPTION, "Nothing was read since the answer with this ETag"));
      operation.put("responses", all);
    }
    return operation;
  }

  private static Map<String, Object> parameterSchema(String parameter) {
    return switch (parameter) {
      case "limit" -> map("type", "integer", "minimum", 1, "maximum", DocumentPageReader.MOST_ROWS);
      case "all", "estimate" -> map("type", "boolean");
      default -> map("type", STRING);
    };
  }

  private static Map<String, Object> operation(
      String id, String summary, List<Object> parameters, String schema) {
    return map(
        "operationId",
        id,
        "summary",
        summary,
        "parameters",
        parameters,
        "responses",
        responses(schema));
  }

  private static Map<String, Object> responses(String schema) {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", response("The document", "application/json", schema));
    for (String status : List.of("4XX", "5XX")) {
      responses.put(
          status, response("A problem (RFC 9457)", "application/problem+json", "problem"));
    }
    return responses;
  }

  private static Map<String, Object> response(String description, String type, String schema) {
    return map(
        DESCRIPTION,
        description,
        "content",
        map(type, map(SCHEMA, map("$ref", ApiSchemaCollection.PLACE + schema))));
  }

  private static Map<String, Object> body(String... fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String field : fields) {
      properties.put(
          field,
          field.equals("accounts")
              ? map("type", "array", "items", map("type", STRING))
              : map("type", STRING));
    }
    return map(
        "content",
        map("application/json", map(SCHEMA, map("type", "object", "properties", properties))));
  }

  private static Map<String, Object> required(Map<String, Object> body, String... fields) {
    return map("required", true, "content", withRequired(body.get("content"), List.of(fields)));
  }

  private static JsonNode withRequired(@Nullable Object content, List<String> fields) {
    JsonNode tree = JSON.valueToTree(content);
    if (tree.at("/application~1json/schema") instanceof ObjectNode schema) {
      fields.forEach(schema.putArray("required")::add);
    }
    return tree;
  }

  /** Returns a map of names and values, in this order. */
  static Map<String, Object> map(Object... members) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], members[i + 1]);
    }
    return map;
  }
}
