package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.text;

import dev.saldo.web.WebPageLayout.Page;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The links for a display on a wall: how to make one, and how to make all void. */
final class WallDisplayPages {

  private static final Map<String, String> LIVES = new LinkedHashMap<>();

  static {
    LIVES.put("30", "30 days");
    LIVES.put("1", "1 day");
    LIVES.put("90", "90 days");
    LIVES.put("366", "a year");
  }

  private final WebPageLayout layout;
  private final WallLinkKeys keys;
  private final boolean needed;

  /**
   * Creates the pages.
   *
   * @param needed whether a display needs a link, because there is a login
   */
  WallDisplayPages(WebPageLayout layout, WallLinkKeys keys, boolean needed) {
    this.layout = layout;
    this.keys = keys;
    this.needed = needed;
  }

  /** Returns the part of the page about the service. */
  DomContent section() {
    return each(
        h2("Display on a wall"),
        needed
            ? div(
                    form(
                            input().withType("hidden").withName("action").withValue("link"),
                            label(
                                text("Link without a login, to look at only, for "),
                                select(
                                        each(
                                            LIVES.entrySet(),
                                            life ->
                                                option(life.getValue()).withValue(life.getKey())))
                                    .withName("days")),
                            button("Make a link"))
                        .withMethod("post")
                        .withAction("/wall"),
                    form(
                            input().withType("hidden").withName("action").withValue("revoke"),
                            button("Make all links void"))
                        .withMethod("post")
                        .withAction("/wall"))
                .withClass("actions")
            : p(text("The balances, to look at only: "), a("/wall").withHref("/wall")));
  }

  /** Does what a form of the section asks for. */
  WebAnswer change(WebRequest request, ZoneId zone) {
    String action = request.field("action").orElse("");
    if (action.equals("revoke")) {
      keys.revoke();
      return layout.page(
          Page.of(200, "Links are void", "", p("Displays need a new link."), back()));
    }
    String days = request.field("days").orElse("");
    if (!action.equals("link") || !LIVES.containsKey(days)) {
      throw new WebException(400, "Bad request", "the form names no action");
    }
    String key = keys.issue(Duration.ofDays(Long.parseLong(days)));
    String link = "/wall?key=" + key;
    Instant end = keys.end(key).orElseThrow();
    return layout.page(
        Page.of(
            200,
            "Link for a display",
            "",
            p(a(link).withHref(link)),
            p(
                "It shows the balances to everyone who has it, until %s. It is shown only now."
                    .formatted(
                        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT)
                            .format(end.atZone(zone)))),
            back()));
  }

  private static DomContent back() {
    return p(a("To the service").withHref("/health"));
  }
}
