package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.saldo.watch.WatchHealth;
import dev.saldo.web.WebServerHost.CommandAnswer;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages for people. Reports are those of {@code -o html}, with links to the other pages. */
final class WebPageRoutes {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] NOTHING = {};
  private static final Pattern EPISODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private final WebServerHost host;
  private final WebPageLayout layout;
  private final WebReportPages reports;

  WebPageRoutes(WebServerHost host, boolean hasLogin) {
    this.host = host;
    this.layout = new WebPageLayout(hasLogin);
    this.reports = new WebReportPages(host, layout);
  }

  WebAnswer answer(WebRequest request) {
    List<String> path = request.path();
    if (request.isAt("alerts") && request.method().equals("POST")) {
      return change(request);
    }
    ApiRequestRoutes.requireMethod(request, "GET");
    if (path.isEmpty()) {
      return reports.answer(List.of("status"), "status", "html").with("Refresh", "60");
    }
    if (path.size() == 2 && path.getFirst().equals("a")) {
      return reports.answer(
          List.of("trend", "--by=day", "--account=" + path.get(1)), path.get(1), "html");
    }
    if (path.size() == 2
        && path.getFirst().equals("reports")
        && WebReportPages.NAMES.contains(path.get(1))) {
      return reports.answer(request, path.get(1));
    }
    return switch (String.join("/", path)) {
      case "alerts" -> alerts();
      case "reports" -> choose();
      case "health" -> health();
      case "page.css" -> WebAnswer.text(200, "text/css; charset=utf-8", stylesheet());
      default -> throw new WebException(404, "Not found", "there is no such page");
    };
  }

  private WebAnswer alerts() {
    CommandAnswer answer = host.run(List.of("alerts", "--output=json"), NOTHING);
    if (answer.output().length == 0) {
      return layout.page(503, "Alerts", each(answer.errors(), line -> p(line)));
    }
    List<DomContent> rows = new ArrayList<>();
    for (JsonNode episode : JSON.readTree(answer.output()).path("episodes")) {
      rows.add(row(episode));
    }
    DomContent content =
        rows.isEmpty()
            ? p("No alert is open or ended in the last 7 days.")
            : div(table(
                    thead(
                        tr(
                            each(
                                List.of("Opened", "Account", "Rule", "State", "Taken by", ""),
                                name -> th(name)))),
                    tbody(rows.toArray(DomContent[]::new))))
                .withClass("scroll");
    return layout.page(200, "Alerts", content);
  }

  private static DomContent row(JsonNode episode) {
    String id = episode.path("episode").asString("");
    boolean closed = episode.path("state").asString("").equals("closed");
    return tr(
        td(episode.path("openedAt").asString("")),
        td(
            a(episode.path("account").asString(""))
                .withHref("/a/" + segment(episode.path("account").asString("")))),
        td(episode.path("rule").asString("")),
        td(episode.path("state").asString("")),
        td(episode.path("acknowledgedBy").asString("")),
        td(iff(!closed, actions(id))));
  }

  private static DomContent actions(String id) {
    return div(
        form(
                input().withType("hidden").withName("episode").withValue(id),
                input().withName("by").withPlaceholder("Your name").attr("aria-label", "Your name"),
                input().withName("note").withPlaceholder("Note").attr("aria-label", "Note"),
                button("Acknowledge").withName("action").withValue("ack"),
                button("Silence for 4 h").withName("action").withValue("silence"))
            .withMethod("post")
            .withAction("/alerts"));
  }

  private WebAnswer change(WebRequest request) {
    String episode = request.field("episode").orElse("");
    String action = request.field("action").orElse("");
    if (!EPISODE.matcher(episode).matches()) {
      throw new WebException(400, "Bad request", "the form names no alert");
    }
    List<String> arguments = new ArrayList<>(List.of("alerts", action));
    if (action.equals("ack")) {
      request.field("by").filter(by -> !by.isBlank()).ifPresent(by -> arguments.add("--by=" + by));
      request
          .field("note")
          .filter(note -> !note.isBlank())
          .ifPresent(note -> arguments.add("--note=" + note));
    } else if (action.equals("silence")) {
      arguments.add("--for=4h");
    } else {
      throw new WebException(400, "Bad request", "the form names no action");
    }
    arguments.add(episode);
    CommandAnswer answer = host.run(arguments, NOTHING);
    return answer.exitCode() == 0
        ? WebAnswer.redirect("/alerts")
        : layout.page(400, "Alerts", each(answer.errors(), line -> p(line)));
  }

  private WebAnswer choose() {
    return layout.page(
        200,
        "Reports",
        each(
            WebReportPages.NAMES.stream().sorted().toList(),
            name ->
                p(
                    form(
                            a(name).withHref("/reports/" + name),
                            label(text("From "), input().withName("from").withPlaceholder("-30d")),
                            label(text("To "), input().withName("to").withPlaceholder("now")),
                            button("HTML").withName("format").withValue("html"),
                            button("Workbook").withName("format").withValue("xlsx"),
                            button("CSV").withName("format").withValue("csv"))
                        .withMethod("get")
                        .withAction("/reports/" + name))));
  }

  private WebAnswer health() {
    WatchHealth health = host.health();
    return layout.page(
        200,
        health.isWell() ? "All is well" : "Something is wrong",
        table(
            tbody(
                fact("Version", host.version()),
                fact("Node", health.node()),
                fact("Nodes alive", String.join(", ", health.alive())),
                fact("Accounts", String.valueOf(health.accounts())),
                fact("Polls in progress", String.valueOf(health.running())),
                fact("Results not recorded yet", String.valueOf(health.unrecorded())),
                fact("Database", health.storageFailing() ? "fails" : "works"),
                fact("Polls", health.fenced() ? "stopped: the database is away" : "run"))));
  }

  private static DomContent fact(String name, String value) {
    return tr(th(name).attr("scope", "row"), td(value));
  }

  /** Returns a page about a problem. */
  WebAnswer explain(WebException problem) {
    return layout.page(
        problem.status(), problem.title(), each(problem.details(), detail -> p(detail)));
  }

  /** Returns the page that asks for the token; 401 says that the one before was wrong. */
  WebAnswer login(int status) {
    return layout.page(
        status,
        "Saldo",
        iff(status != 200, p("This is not the token.").attr("role", "alert")),
        form(
                // Browsers keep a password for a name.
                input()
                    .withName("user")
                    .withValue("saldo")
                    .attr("autocomplete", "username")
                    .attr("hidden"),
                label(
                    text("Token "),
                    input()
                        .withType("password")
                        .withName("token")
                        .attr("autocomplete", "current-password")
                        .isRequired()),
                button("Log in"))
            .withMethod("post")
            .withAction("/login"));
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String stylesheet() {
    try (InputStream in = WebPageRoutes.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IllegalStateException("page.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
