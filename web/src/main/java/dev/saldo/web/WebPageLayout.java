package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.document;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import j2html.tags.specialized.NavTag;

/** What all pages share. */
final class WebPageLayout {

  private final boolean hasLogin;

  WebPageLayout(boolean hasLogin) {
    this.hasLogin = hasLogin;
  }

  /** Returns the links to the pages. */
  NavTag navigation() {
    return nav(
            a("Now").withHref("/"),
            text(" \u00b7 "),
            a("Alerts").withHref("/alerts"),
            text(" \u00b7 "),
            a("Reports").withHref("/reports"),
            text(" \u00b7 "),
            a("Health").withHref("/health"),
            iff(hasLogin, form(button("Log out")).withMethod("post").withAction("/logout")))
        .attr("aria-label", "Pages");
  }

  /** Returns a page. */
  WebAnswer page(int status, String name, DomContent... content) {
    String page =
        document(
            html(
                    head(
                        meta().withCharset("utf-8"),
                        meta()
                            .withName("viewport")
                            .withContent("width=device-width, initial-scale=1"),
                        title(name.equals("Saldo") ? name : name + " - Saldo"),
                        link().withRel("stylesheet").withHref("/page.css")),
                    body(navigation(), main(h1(name)).with(content)))
                .withLang("en"));
    return WebAnswer.text(status, WebAnswer.HTML_TYPE, page);
  }
}
