package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import j2html.tags.specialized.NavTag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that all pages share. Immutable. */
final class WebPageLayout {

  /**
   * A page.
   *
   * @param status its HTTP status
   * @param name its heading
   * @param place the path of the link that leads to it; empty if none does
   * @param content its content
   */
  record Page(int status, String name, String place, List<DomContent> content) {

    Page {
      content = List.copyOf(content);
    }

    /** Creates a page; content that is null is left out. */
    static Page of(int status, String name, String place, DomContent... content) {
      List<DomContent> present = Stream.of(content).filter(Objects::nonNull).toList();
      return new Page(status, name, place, present);
    }
  }

  private static final Map<String, String> NAMES =
      Map.of("/", "Now", "/alerts", "Alerts", "/reports", "Reports", "/health", "Health");
  private static final List<String> PLACES = List.of("/", "/alerts", "/reports", "/health");

  private final boolean hasLogin;
  private final LongSupplier openAlerts;

  /**
   * Creates a layout.
   *
   * @param hasLogin whether there is a login, and so a way out
   * @param openAlerts counts the alerts that nobody has acknowledged
   */
  WebPageLayout(boolean hasLogin, LongSupplier openAlerts) {
    this.hasLogin = hasLogin;
    this.openAlerts = openAlerts;
  }

  /**
   * Returns the links to the pages.
   *
   * @param place the path of the current one
   */
  NavTag navigation(String place) {
    long open = openAlerts.getAsLong();
    return nav(
            each(
                PLACES,
                path ->
                    a(
                            iff(true, span(NAMES.get(path))),
                            iff(
                                path.equals("/alerts"),
                                span(open == 0 ? "" : String.valueOf(open))
                                    .withId("open-alerts")
                                    .withClass("count")))
                        .withHref(path)
                        .condAttr(path.equals(place), "aria-current", "page")),
            iff(hasLogin, form(button("Log out")).withMethod("post").withAction("/logout")))
        .withClass("pages-of-saldo")
        .attr("aria-label", "Pages");
  }

  /** Returns a page. */
  WebAnswer page(Page page) {
    return page(page, navigation(page.place()), null);
  }

  /** Returns a page without links to others, for the login and for errors of storage. */
  WebAnswer alone(Page page) {
    return page(page, null, null);
  }

  /** Returns a page with the content of reports and their style sheet. */
  WebAnswer page(Page page, ReportPageContent report) {
    return page(page, navigation(page.place()), report)
        .with("Content-Security-Policy", WebRequestFilter.policy(report.policy()));
  }

  private static WebAnswer page(
      Page page, @Nullable NavTag links, @Nullable ReportPageContent report) {
    DomContent head =
        head(
            meta().withCharset("utf-8"),
            meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
            meta().withName("color-scheme").withContent("light dark"),
            title(page.name().equals("Saldo") ? page.name() : page.name() + " - Saldo"),
            iff(report != null, style().with(rawHtml(report == null ? "" : report.style()))),
            link().withRel("stylesheet").withHref("/page.css"),
            script().withSrc("/live.js").attr("defer"));
    String html =
        document(
            html(
                    head,
                    body(
                        iff(
                            links != null,
                            a("Skip to the content").withHref("#content").withClass("skip")),
                        iff(links != null, links),
                        main(h1(page.name()))
                            .with(page.content())
                            .withId("content")
                            .attr("tabindex", "-1"),
                        p().withId("live").attr("role", "status").attr("aria-live", "polite")))
                .withLang("en"));
    return WebAnswer.text(page.status(), WebAnswer.HTML_TYPE, html);
  }
}
