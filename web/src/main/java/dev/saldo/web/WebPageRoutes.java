package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.text;

import dev.saldo.web.WebPageLayout.Page;
import dev.saldo.web.WebServerHost.CommandAnswer;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages for people. Reports are those of {@code -o html}, with links to the other pages. */
final class WebPageRoutes {

  private static final byte[] NOTHING = {};
  private static final Pattern EPISODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final Pattern SINCE = Pattern.compile("data-since=\"\\d+\"");
  private static final Pattern SPAN = Pattern.compile("\\d{1,3}[mhdw]");

  /** The events that an open page may get again; well below those that the server keeps. */
  private static final long MOST_EVENTS = 200;

  private static final Duration ENDED_FOR = Duration.ofDays(7);

  /** The problems of requests that may see the links to other pages. */
  private static final Set<Integer> FOR_ADMITTED = Set.of(400, 404, 405);

  private final WebServerHost host;
  private final WallLinkKeys wall;
  private final WallDisplayPages displays;
  private final WebPageLayout layout;
  private final WebReportPages reports;
  private final LiveBalanceOverview overview;
  private final LongSupplier latestEvent;
  private final Clock clock;
  private volatile @Nullable RenderedBalances rendered;

  /**
   * Creates the pages.
   *
   * @param access who may see them
   * @param wall the keys of links for displays
   * @param overview the current balances
   * @param latestEvent returns the identifier of the latest event
   */
  WebPageRoutes(
      WebServerHost host,
      WebAccessControl access,
      WallLinkKeys wall,
      LiveBalanceOverview overview,
      LongSupplier latestEvent,
      Clock clock) {
    this.host = host;
    this.wall = wall;
    this.layout = new WebPageLayout(access.hasLogin(), overview::openAlerts);
    this.displays = new WallDisplayPages(layout, wall, access.isClosed());
    this.reports = new WebReportPages(host, layout);
    this.overview = overview;
    this.latestEvent = latestEvent;
    this.clock = clock;
  }

  WebAnswer answer(WebRequest request) {
    List<String> path = request.path();
    if (request.method().equals("POST")) {
      return change(request);
    }
    if (path.size() == 2 && path.getFirst().equals("a")) {
      long since = latestEvent.getAsLong();
      return new AccountDetailPage(host, reports, overview.get(), path.get(1))
          .answer(layout, since);
    }
    if (path.size() == 2
        && path.getFirst().equals("reports")
        && WebReportPages.isReport(path.get(1))) {
      return reports.answer(request, path.get(1));
    }
    return switch (String.join("/", path)) {
      case "" -> now(request);
      case "wall" -> wall(request);
      case "alerts" ->
          page(
              "Alerts",
              "/alerts",
              new AlertEpisodesPage(host.alerts(clock.instant().minus(ENDED_FOR))).content());
      case "reports" -> reports.choose();
      case "health" ->
          page(
              host.health().isWell() ? "All is well" : "Something is wrong",
              "/health",
              new ServiceHealthPage(host, overview.get(), displays.section()).content());
      case "page.css" -> resource("page.css", "text/css; charset=utf-8");
      case "live.js" -> resource("live.js", "text/javascript; charset=utf-8");
      default -> throw new WebException(404, "Not found", "there is no such page");
    };
  }

  private WebAnswer page(String name, String place, DomContent content) {
    overview.get(); // the links state how many alerts are open
    return layout.page(Page.of(200, name, place, content));
  }

  /** Returns the page of current balances, which many look at and few change. */
  private WebAnswer now(WebRequest request) {
    ShownOverview shown = shown();
    BalanceOverview current = shown.overview();
    long latest = shown.latest();
    CurrentBalancesPage.Filter filter = CurrentBalancesPage.Filter.of(request.query());
    RenderedBalances known = rendered;
    if (known == null || !known.shows(current, filter, latest)) {
      WebAnswer answer =
          layout.page(
              Page.of(200, "Balances now", "/", balances(current, filter, latest, true).content()));
      known = new RenderedBalances(current, filter, latest, answer.prepared());
      rendered = known;
    }
    return known.answer();
  }

  private WebAnswer wall(WebRequest request) {
    ShownOverview shown = shown();
    BalanceOverview current = shown.overview();
    long latest = shown.latest();
    CurrentBalancesPage.Filter filter = CurrentBalancesPage.Filter.of(request.query());
    String offered = request.query().getOrDefault("key", List.of("")).getFirst();
    String key = wall.end(offered).isPresent() ? " data-key=\"" + offered + "\"" : "";
    String html = balances(current, filter, latest, false).display().render();
    return layout.alone(
        Page.of(200, "Balances now", "", rawHtml(SINCE.matcher(html).replaceFirst("$0" + key))));
  }

  /**
   * An overview with the events that it includes.
   *
   * @param latest the identifier of the latest event before any later overview
   */
  private record ShownOverview(BalanceOverview overview, long latest) {}

  private ShownOverview shown() {
    while (true) {
      BalanceOverview current = overview.get();
      long latest = latestEvent.getAsLong();
      if (overview.isCurrent(current)) {
        return new ShownOverview(current, latest);
      }
    }
  }

  private static CurrentBalancesPage balances(
      BalanceOverview current, CurrentBalancesPage.Filter filter, long latest, boolean links) {
    return new CurrentBalancesPage(
        current, filter, latest, new OverviewRowWriter(current.asOf(), current.zone(), links));
  }

  /**
   * The page of current balances that was asked for last.
   *
   * @param latest the identifier of the latest event before it
   */
  private record RenderedBalances(
      BalanceOverview overview, CurrentBalancesPage.Filter filter, long latest, WebAnswer answer) {

    /** Events that come again are harmless, as long as the server still has them. */
    boolean shows(BalanceOverview current, CurrentBalancesPage.Filter asked, long now) {
      return overview.equals(current) && filter.equals(asked) && now - latest < MOST_EVENTS;
    }
  }

  private WebAnswer change(WebRequest request) {
    List<String> path = request.path();
    if (request.isAt("alerts")) {
      return changeAlert(request);
    }
    if (request.isAt("wall")) {
      return displays.change(request, host.zone());
    }
    if (path.size() == 3 && path.getFirst().equals("a") && path.get(2).equals("poll")) {
      KnownAccountCheck.require(host, path.get(1));
      CommandAnswer answer =
          host.run(List.of("poll", "--account=" + path.get(1), "--output=json"), NOTHING);
      // A failed reading is shown by the page of the account.
      return answer.output().length > 0
          ? WebAnswer.redirect("/a/" + PageTextForm.segment(path.get(1)))
          : refusal("Poll", answer);
    }
    throw new WebException(405, "Method not allowed", "use GET");
  }

  private WebAnswer changeAlert(WebRequest request) {
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
      String span = request.field("for").orElse("4h");
      if (!SPAN.matcher(span).matches()) {
        throw new WebException(400, "Bad request", "the form names no time");
      }
      arguments.add("--for=" + span);
    } else {
      throw new WebException(400, "Bad request", "the form names no action");
    }
    arguments.add(episode);
    CommandAnswer answer = host.run(arguments, NOTHING);
    overview.renew();
    return answer.exitCode() == 0 ? WebAnswer.redirect("/alerts") : refusal("Alerts", answer);
  }

  private WebAnswer refusal(String name, CommandAnswer answer) {
    return layout.page(
        Page.of(
            400,
            name,
            "",
            each(
                answer.errors(), line -> p(line.replaceFirst("^saldo: ", "")).withClass("empty"))));
  }

  /** Returns a page about a problem. */
  WebAnswer explain(WebException problem) {
    Page page =
        Page.of(
            problem.status(),
            problem.title(),
            "",
            each(problem.details(), detail -> p(detail).withClass("empty")),
            p(a("To the balances").withHref("/")));
    return FOR_ADMITTED.contains(problem.status()) ? layout.page(page) : layout.alone(page);
  }

  /** Returns the page that asks for the token; 401 says that the one before was wrong. */
  WebAnswer login(int status) {
    return layout.alone(
        Page.of(
            status,
            "Saldo",
            "",
            p("This service asks for its token.").withClass("summary"),
            iff(
                status != 200,
                p("This is not the token.").withClass("wrong").attr("role", "alert")),
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
                .withAction("/login")
                .withClass("login")));
  }

  private static WebAnswer resource(String name, String type) {
    try (InputStream in = WebPageRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return WebAnswer.text(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
