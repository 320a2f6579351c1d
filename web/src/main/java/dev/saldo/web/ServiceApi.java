package dev.saldo.web;

import dev.saldo.history.HistoryException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a service, which needs no web server. Thread-safe. */
public final class ServiceApi {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The title of the problem that a command met a wrong configuration. */
  public static final String WRONG_CONFIGURATION = "The configuration is wrong";

  private static final String SAMPLES_TYPE = "text/csv";
  private static final int FIRST_FAILURE = 400;

  private final ApiRequestRoutes routes;
  private final OpenApiDescription description;

  /**
   * A request.
   *
   * @param method GET or POST
   * @param path the path, such as {@code /api/v1/balances}, with escapes
   * @param query the query, with escapes; empty if there is none
   * @param body the body; empty if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Request(String method, String path, String query, byte[] body) {}

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body the document, or the problem
   * @param problem what is wrong, in one line; empty if nothing is
   * @param link the header {@code Link}; empty if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, byte[] body, Optional<String> problem, Optional<String> link) {}

  /** Creates the API of a service. */
  public ServiceApi(WebServerHost host) {
    this.routes = new ApiRequestRoutes(host);
    this.description = new OpenApiDescription(host);
  }

  /** Answers a request of the user of the service, who may do everything. */
  public Answer answer(Request request) {
    WebAnswer answer;
    try {
      answer = answer(web(request));
    } catch (WebException e) {
      answer = WebAnswer.problem(e.status(), e.title(), e.details());
    } catch (HistoryException e) {
      answer =
          WebAnswer.problem(
              503, "The history cannot be read", List.of(String.valueOf(e.getMessage())));
    }
    return new Answer(
        answer.status(),
        answer.body(),
        answer.status() < FIRST_FAILURE ? Optional.empty() : Optional.of(explain(answer.body())),
        Optional.ofNullable(answer.headers().get("Link")));
  }

  /** Returns the problem that a body explains, in one line. */
  public static String explain(byte[] body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String title = problem.path("title").asString("");
      if (!title.isEmpty()) {
        String detail = problem.path("detail").asString("");
        return (detail.isEmpty() ? title : title + ": " + detail).replaceAll("\\s*\\R\\s*", " ");
      }
    } catch (JacksonException e) {
      // Answered below.
    }
    return "the answer is no problem document";
  }

  private static WebRequest web(Request request) {
    try {
      List<String> path = WebRequest.path(request.path());
      return new WebRequest(
          request.method(),
          path,
          WebRequest.values(request.query()),
          path.equals(List.of("api", "v1", "samples")) ? SAMPLES_TYPE : WebAnswer.JSON_TYPE,
          "",
          "",
          "",
          false,
          request.body());
    } catch (IllegalArgumentException e) {
      throw new WebException(400, "Bad request", "the path or the query has a wrong escape");
    }
  }

  /** Answers a request that may pass. */
  WebAnswer answer(WebRequest request) {
    List<String> path = request.path();
    if (path.equals(List.of("api", "openapi.json"))) {
      ApiRequestRoutes.requireMethod(request, "GET");
      return description.answer();
    }
    if (path.size() > 2 && path.getFirst().equals("api") && path.get(1).equals("v1")) {
      return routes.answer(request, path.subList(2, path.size()));
    }
    throw new WebException(404, "Not found", "see /api/openapi.json");
  }
}
