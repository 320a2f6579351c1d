package dev.saldo.web;

import dev.saldo.web.WebServerHost.CommandAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API for programs, under {@code /api/v1}. Its documents are those of the command line with
 * {@code -o json}; the parameters of a request are the options of the command.
 */
final class ApiRequestRoutes {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern EPISODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  /** The command whose document changes without a change of the samples. */
  private static final List<String> ALERTS = List.of("alerts");

  private static final List<String> SELECTION = List.of("account", "provider");
  private static final Set<Integer> WITH_DOCUMENT = Set.of(0, 3, 5, 6);

  /**
   * A document.
   *
   * @param command the command that prints it
   * @param parameters the options that a request may state
   * @param flags the options without a value that a request may state as {@code NAME=true}
   */
  private record Document(List<String> command, List<String> parameters, List<String> flags) {}

  private static final Map<String, Document> DOCUMENTS = documents();

  private final WebServerHost host;

  ApiRequestRoutes(WebServerHost host) {
    this.host = host;
  }

  private static Map<String, Document> documents() {
    Map<String, Document> documents = new LinkedHashMap<>();
    documents.put("accounts", new Document(List.of("accounts", "list"), SELECTION, List.of()));
    documents.put("balances", new Document(List.of("status"), with("zone"), List.of("all")));
    documents.put(
        "usage",
        new Document(List.of("usage"), with("from", "to", "by", "zone"), List.of("estimate")));
    documents.put(
        "trend",
        new Document(List.of("trend"), with("from", "to", "by", "zone"), List.of("estimate")));
    documents.put(
        "runway", new Document(List.of("runway"), with("as-of", "down-to", "zone"), List.of()));
    documents.put(
        "events", new Document(List.of("events"), with("from", "to", "kind", "zone"), List.of()));
    documents.put("alerts", new Document(List.of("alerts"), with("since", "zone"), List.of("all")));
    documents.put("polls", new Document(List.of("history"), with("from", "to", "zone"), List.of()));
    return documents;
  }

  private static List<String> with(String... further) {
    List<String> parameters = new ArrayList<>(SELECTION);
    parameters.addAll(List.of(further));
    return List.copyOf(parameters);
  }

  /** Returns the names of the documents, for the description of the API. */
  static Set<String> documentNames() {
    return DOCUMENTS.keySet();
  }

  /** Returns the parameters of a document, for the description of the API. */
  static List<String> parameters(String document) {
    Document found = DOCUMENTS.get(document);
    List<String> all = new ArrayList<>(found == null ? List.of() : found.parameters());
    all.addAll(found == null ? List.of() : found.flags());
    return all;
  }

  /**
   * Answers a request.
   *
   * @param path the path after {@code /api/v1}
   */
  WebAnswer answer(WebRequest request, List<String> path) {
    if (path.size() == 1 && path.getFirst().equals("health")) {
      requireMethod(request, "GET");
      return ServiceHealthDocument.answer(host);
    }
    if (path.size() == 1 && DOCUMENTS.containsKey(path.getFirst())) {
      requireMethod(request, "GET");
      return document(DOCUMENTS.get(path.getFirst()), request);
    }
    if (path.equals(List.of("check"))) {
      requireMethod(request, "POST");
      return check(body(request));
    }
    if (path.equals(List.of("events", "classify"))) {
      requireMethod(request, "POST");
      return classify(body(request));
    }
    if (path.equals(List.of("samples"))) {
      requireMethod(request, "POST");
      return samples(request);
    }
    if (path.size() == 3 && path.getFirst().equals("accounts") && path.get(2).equals("poll")) {
      requireMethod(request, "POST");
      return poll(path.get(1));
    }
    if (path.size() == 3 && path.getFirst().equals("alerts")) {
      requireMethod(request, "POST");
      return change(path.get(1), path.get(2), body(request));
    }
    throw new WebException(404, "Not found", "see /api/openapi.json");
  }

  static void requireMethod(WebRequest request, String method) {
    if (!request.method().equals(method)) {
      throw new WebException(405, "Method not allowed", "use " + method);
    }
  }

  private WebAnswer document(Document document, WebRequest request) {
    KnownAccountCheck.require(host, request.query().getOrDefault("account", List.of()));
    List<String> arguments = new ArrayList<>(document.command());
    request
        .query()
        .forEach(
            (name, values) -> {
              for (String value : values) {
                arguments.add(option(document, name, value));
              }
            });
    arguments.removeIf(String::isEmpty);
    if (!document.command().equals(ALERTS)) {
      String tag = "W/\"%d-%x\"".formatted(host.changes(), host.watched().hashCode());
      return request.known().contains(tag)
          ? WebAnswer.text(304, WebAnswer.JSON_TYPE, "").with("ETag", tag)
          : run(arguments, new byte[0]).with("ETag", tag);
    }
    return run(arguments, new byte[0]);
  }

  private static String option(Document document, String name, String value) {
    if (document.parameters().contains(name)) {
      return "--" + name + "=" + value;
    }
    if (document.flags().contains(name) && (value.equals("true") || value.equals("false"))) {
      return value.equals("true") ? "--" + name : "";
    }
    throw new WebException(
        400,
        "Wrong parameter",
        "'%s=%s' is not one of: %s; %s=true"
            .formatted(
                name,
                value,
                String.join(", ", document.parameters()),
                String.join("=true, ", document.flags())));
  }

  private WebAnswer poll(String account) {
    KnownAccountCheck.require(host, account);
    return run(List.of("poll", "--account=" + account), new byte[0]);
  }

  private WebAnswer check(JsonNode body) {
    List<String> arguments = new ArrayList<>(List.of("check"));
    for (JsonNode account : body.path("accounts")) {
      KnownAccountCheck.require(host, List.of(account.asString("")));
      arguments.add("--account=" + account.asString(""));
    }
    if (body.hasNonNull("need")) {
      arguments.add("--need=" + body.get("need").asString());
    }
    return run(arguments, new byte[0]);
  }

  private WebAnswer change(String episode, String action, JsonNode body) {
    if (!EPISODE.matcher(episode).matches()) {
      throw new WebException(404, "Not found", "no alert has this identifier");
    }
    List<String> arguments = new ArrayList<>(List.of("alerts", action));
    switch (action) {
      case "ack" -> addOptions(arguments, body, "by", "note");
      case "silence" -> addOptions(arguments, body, "for", "until");
      default -> throw new WebException(404, "Not found", "see /api/openapi.json");
    }
    arguments.add(episode);
    CommandAnswer answer = host.run(arguments, new byte[0]);
    return answer.exitCode() == 0
        ? WebAnswer.json(200, Map.of("schemaVersion", 1, "episode", episode, "done", action))
        : refusal(answer);
  }

  private WebAnswer classify(JsonNode body) {
    String account = body.path("account").asString("");
    KnownAccountCheck.require(host, account);
    List<String> arguments = new ArrayList<>(List.of("events", "classify"));
    addOptions(arguments, body, "at", "as", "note", "unit");
    String bucket = body.path("bucket").asString("");
    arguments.add(bucket.isEmpty() ? account : account + "/" + bucket);
    CommandAnswer answer = host.run(arguments, new byte[0]);
    return answer.exitCode() == 0
        ? WebAnswer.json(200, Map.of("schemaVersion", 1, "account", account, "done", "classify"))
        : refusal(answer);
  }

  private static void addOptions(List<String> arguments, JsonNode body, String... names) {
    for (String name : names) {
      if (body.hasNonNull(name)) {
        arguments.add("--" + name + "=" + body.get(name).asString());
      }
    }
  }

  /** Imports samples in CSV, all or none. */
  private WebAnswer samples(WebRequest request) {
    if (!request.type().equals("text/csv")) {
      throw new WebException(415, "Unsupported media type", "send text/csv, as 'history import'");
    }
    CommandAnswer answer = host.run(List.of("history", "import", "-"), request.body());
    return answer.exitCode() == 0
        ? WebAnswer.json(
            200, Map.of("schemaVersion", 1, "message", String.join("; ", answer.errors())))
        : refusal(answer);
  }

  private static JsonNode body(WebRequest request) {
    if (request.body().length == 0) {
      return JSON.createObjectNode();
    }
    if (!request.type().equals("application/json")) {
      throw new WebException(415, "Unsupported media type", "send application/json");
    }
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      // Answered below: the position in a machine's document helps nobody.
    }
    throw new WebException(400, "Bad request", "the body is not a JSON object");
  }

  private WebAnswer run(List<String> command, byte[] input) {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--output=json");
    CommandAnswer answer = host.run(arguments, input);
    return WITH_DOCUMENT.contains(answer.exitCode()) && answer.output().length > 0
        ? WebAnswer.of(200, WebAnswer.JSON_TYPE, answer.output())
        : refusal(answer);
  }

  private static WebAnswer refusal(CommandAnswer answer) {
    List<String> details =
        answer.errors().stream().map(line -> line.replaceFirst("^saldo: ", "")).toList();
    return switch (answer.exitCode()) {
      case 2 -> WebAnswer.problem(400, "Bad request", details);
      case 4 -> WebAnswer.problem(503, "The configuration is wrong", details);
      default -> WebAnswer.problem(503, "Not available", details);
    };
  }
}
