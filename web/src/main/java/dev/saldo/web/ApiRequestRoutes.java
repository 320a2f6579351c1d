package dev.saldo.web;

import dev.saldo.web.ApiDocumentTable.Document;
import dev.saldo.web.WebServerHost.CommandAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API for programs, under {@code /api/v1}. Its documents are those of the command line with
 * {@code -o json}; the parameters of a request are the options of the command.
 */
final class ApiRequestRoutes {

  /** The beginning of what a command says about an unknown identifier. */
  private static final Pattern NO_ALERT = Pattern.compile("no (open )?alert '.*");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern EPISODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  /** The command whose document changes without a change of the samples. */
  private static final List<String> ALERTS = List.of("alerts");

  private static final Set<Integer> WITH_DOCUMENT = Set.of(0, 3, 5, 6);

  private final WebServerHost host;

  ApiRequestRoutes(WebServerHost host) {
    this.host = host;
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
    @Nullable Document document = path.size() == 1 ? ApiDocumentTable.find(path.getFirst()) : null;
    if (document != null) {
      requireMethod(request, "GET");
      return document(path.getFirst(), document, request);
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

  private WebAnswer document(String name, Document document, WebRequest request) {
    KnownAccountCheck.require(host, request.query().getOrDefault("account", List.of()));
    if (document.paged() && isPaged(request)) {
      return new PagedListAnswer(host, name, document, request).answer();
    }
    List<String> arguments = new ArrayList<>(document.command());
    request
        .query()
        .forEach(
            (option, values) ->
                values.forEach(value -> arguments.add(document.option(option, value))));
    arguments.removeIf(String::isEmpty);
    if (document.command().equals(ALERTS)) {
      return run(arguments, new byte[0]);
    }
    String tag = "W/\"%d-%x\"".formatted(host.changes(), host.watched().hashCode());
    return request.known().contains(tag)
        ? WebAnswer.text(304, WebAnswer.JSON_TYPE, "").with("ETag", tag)
        : run(arguments, new byte[0]).with("ETag", tag);
  }

  private static boolean isPaged(WebRequest request) {
    return request.query().containsKey("limit") || request.query().containsKey("cursor");
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
        ? WebAnswer.json(200, sorted("episode", episode, "done", action))
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
        ? WebAnswer.json(200, sorted("account", account, "done", "classify"))
        : refusal(answer);
  }

  private static Map<String, Object> sorted(
      String name, String value, String otherName, String other) {
    return new TreeMap<>(Map.of("schemaVersion", 1, name, value, otherName, other));
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
            200,
            new TreeMap<>(
                Map.of("schemaVersion", 1, "message", String.join("; ", answer.errors()))))
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
    return answer(host.run(arguments, input));
  }

  /** Returns the document that a command printed, or a problem. */
  static WebAnswer answer(CommandAnswer answer) {
    return WITH_DOCUMENT.contains(answer.exitCode()) && answer.output().length > 0
        ? WebAnswer.of(200, WebAnswer.JSON_TYPE, answer.output())
        : refusal(answer);
  }

  private static WebAnswer refusal(CommandAnswer answer) {
    List<String> details = answer.errors().stream().flatMap(ApiRequestRoutes::messages).toList();
    return switch (answer.exitCode()) {
      case 2 ->
          details.stream().anyMatch(detail -> NO_ALERT.matcher(detail).lookingAt())
              ? WebAnswer.problem(404, "No such alert", details)
              : WebAnswer.problem(400, "Bad request", details);
      case 4 -> WebAnswer.problem(503, ServiceApi.WRONG_CONFIGURATION, details);
      default -> WebAnswer.problem(503, "Not available", details);
    };
  }

  /** Returns the messages of a line of standard error, which may be a document. */
  private static Stream<String> messages(String line) {
    if (line.startsWith("{")) {
      try {
        List<String> messages = new ArrayList<>();
        JSON.readTree(line).path("messages").forEach(text -> messages.add(text.asString("")));
        return messages.stream();
      } catch (JacksonException e) {
        // It is a text.
      }
    }
    return Stream.of(line.replaceFirst("^saldo: ", ""));
  }
}
