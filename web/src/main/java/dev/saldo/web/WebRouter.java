package dev.saldo.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers requests by their path. */
final class WebRouter {

  /** The paths that need no token. */
  private static final Set<String> OPEN =
      Set.of("healthz", "login", "page.css", "live.js", "favicon.ico");

  private final WebServerHost host;
  private final WebAccessControl access;
  private final WallLinkKeys wall;
  private final ServiceMetricsPage metrics;
  private final ServiceApi api;
  private final WebPageRoutes pages;

  WebRouter(
      WebServerHost host,
      WebAccessControl access,
      WallLinkKeys wall,
      ServiceMetricsPage metrics,
      WebPageRoutes pages) {
    this.host = host;
    this.access = access;
    this.wall = wall;
    this.metrics = metrics;
    this.api = new ServiceApi(host);
    this.pages = pages;
  }

  /** Returns whether a request needs no token. */
  boolean isOpen(WebRequest request) {
    return OPEN.contains(String.join("/", request.path()));
  }

  /** Returns whether a request bears the key of a display on a wall, and is for one. */
  boolean isForWall(WebRequest request) {
    return request.method().equals("GET")
        && (request.isAt("wall") || request.isAt("events"))
        && wall.end(request.query().getOrDefault("key", List.of("")).getFirst()).isPresent();
  }

  /**
   * Checks that a request is one of those that a token is for.
   *
   * @throws WebException if it is not
   */
  void requireScope(WebRequest request, AccessScope scope) {
    AccessScope needed = needed(request);
    if (!scope.includes(needed)) {
      throw new WebException(
          403,
          "Not allowed",
          "this needs a token with the scope '%s', and this one has '%s'"
              .formatted(PageTextForm.words(needed), PageTextForm.words(scope)));
    }
  }

  private static AccessScope needed(WebRequest request) {
    if (request.method().equals("GET")
        || request.isAt("logout")
        || request.isAt("api", "v1", "check")) {
      return AccessScope.READ;
    }
    if (request.isAt("api", "v1", "samples")) {
      return AccessScope.WRITE;
    }
    boolean alert =
        request.isAt("alerts")
            || (request.path().size() > 2 && request.path().get(2).equals("alerts"));
    return alert ? AccessScope.ACKNOWLEDGE : AccessScope.ADMIN;
  }

  /** Returns the answer for a request without a right token: the login for pages. */
  WebAnswer refuse(WebRequest request) {
    boolean page = request.method().equals("GET") && request.isFromBrowser();
    return page
        ? WebAnswer.redirect("/login")
        : WebAnswer.problem(
                401, "Unauthorized", List.of("send the token as Authorization: Bearer TOKEN"))
            .with("WWW-Authenticate", "Bearer");
  }

  /** Returns the answer for a request that ended with a problem: a page for people. */
  WebAnswer explain(WebException problem, boolean browser) {
    WebAnswer answer =
        browser
            ? pages.explain(problem)
            : WebAnswer.problem(problem.status(), problem.title(), problem.details());
    return problem.status() == 405 ? answer.with("Allow", "GET, HEAD, POST") : answer;
  }

  /** Returns whether a request may have a body of several megabytes. */
  boolean mayBeLong(WebRequest request) {
    return request.isAt("api", "v1", "samples");
  }

  /** Answers a request that may pass. */
  WebAnswer answer(WebRequest request, @Nullable String cookies) {
    List<String> path = request.path();
    String first = path.isEmpty() ? "" : path.getFirst();
    return switch (first) {
      case "healthz" -> read(request, ServiceHealthDocument.probe(host));
      case "metrics" -> read(request, metrics.answer(request.accept()));
      case "badge" -> read(request, badge(path));
      case "login" -> login(request);
      case "logout" -> {
        ApiRequestRoutes.requireMethod(request, "POST");
        yield WebAnswer.redirect("/login").with("Set-Cookie", access.logout(cookies));
      }
      case "favicon.ico" -> read(request, WebAnswer.text(204, "image/x-icon", ""));
      case "api" -> api.answer(request);
      default -> pages.answer(request);
    };
  }

  private static WebAnswer read(WebRequest request, WebAnswer answer) {
    ApiRequestRoutes.requireMethod(request, "GET");
    return answer;
  }

  private WebAnswer badge(List<String> path) {
    if (path.size() == 2 && path.get(1).endsWith(".svg")) {
      String name = path.get(1).substring(0, path.get(1).length() - ".svg".length());
      return AccountBalanceBadge.answer(host, name);
    }
    throw new WebException(404, "Not found", "a badge is at /badge/ACCOUNT.svg");
  }

  private WebAnswer login(WebRequest request) {
    if (request.method().equals("GET")) {
      return pages.login(200);
    }
    return request
        .field("token")
        .flatMap(token -> access.login(request.client(), token.strip(), request.secure()))
        .map(cookie -> WebAnswer.redirect("/").with("Set-Cookie", cookie))
        .orElseGet(() -> pages.login(401));
  }
}
