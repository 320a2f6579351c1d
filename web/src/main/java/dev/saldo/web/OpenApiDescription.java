package dev.saldo.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of the API in OpenAPI 3.1. */
final class OpenApiDescription {

  private static final String PREFIX = "/api/v1/";

  private OpenApiDescription() {}

  static WebAnswer answer(String version) {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (String name : ApiRequestRoutes.documentNames()) {
      paths.put(PREFIX + name, Map.of("get", get(name)));
    }
    paths.put(PREFIX + "health", Map.of("get", operation("How the service fares", List.of())));
    paths.put(
        PREFIX + "accounts/{name}/poll",
        Map.of("post", operation("Read an account now", List.of(inPath("name")))));
    paths.put(
        PREFIX + "check",
        Map.of("post", with(operation("Judge the rules", List.of()), body("accounts", "need"))));
    paths.put(
        PREFIX + "alerts/{id}/ack",
        Map.of(
            "post",
            with(operation("Take on an alert", List.of(inPath("id"))), body("by", "note"))));
    paths.put(
        PREFIX + "alerts/{id}/silence",
        Map.of(
            "post",
            with(
                operation("Hold the messages of an alert", List.of(inPath("id"))),
                body("for", "until"))));
    paths.put(
        PREFIX + "events/classify",
        Map.of(
            "post",
            with(
                operation("Classify a rise, a fall or a glitch", List.of()),
                body("account", "bucket", "at", "as", "note", "unit"))));
    paths.put(
        PREFIX + "samples",
        Map.of(
            "post",
            with(
                operation("Import samples in CSV, all or none", List.of()),
                Map.of(
                    "content", Map.of("text/csv", Map.of("schema", Map.of("type", "string")))))));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title",
            "Saldo",
            "version",
            version,
            "description",
            "Balances, usage and alerts. The documents are those of the command line with -o json;"
                + " 'saldo schema NAME' prints their schemas."));
    document.put("paths", paths);
    document.put("security", List.of(Map.of("token", List.of())));
    document.put(
        "components",
        Map.of("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
    return WebAnswer.json(200, document);
  }

  private static Map<String, Object> get(String name) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (String parameter : ApiRequestRoutes.parameters(name)) {
      parameters.add(Map.of("name", parameter, "in", "query", "schema", Map.of("type", "string")));
    }
    return operation("The document '" + name + "'", parameters);
  }

  private static Map<String, Object> inPath(String name) {
    return Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
  }

  private static Map<String, Object> operation(
      String summary, List<Map<String, Object>> parameters) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", summary);
    operation.put("parameters", parameters);
    operation.put(
        "responses",
        Map.of(
            "200",
            Map.of(
                "description",
                "The document",
                "content",
                Map.of("application/json", Map.of("schema", Map.of("type", "object")))),
            "default",
            Map.of(
                "description",
                "A problem",
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("type", "object"))))));
    return operation;
  }

  private static Map<String, Object> with(Map<String, Object> operation, Map<String, ?> body) {
    operation.put("requestBody", body);
    return operation;
  }

  private static Map<String, Object> body(String... fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String field : fields) {
      properties.put(
          field,
          field.equals("accounts")
              ? Map.of("type", "array", "items", Map.of("type", "string"))
              : Map.of("type", "string"));
    }
    return Map.of(
        "content",
        Map.of(
            "application/json",
            Map.of("schema", Map.of("type", "object", "properties", properties))));
  }
}
