package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.spi.Balance;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;

/** The page of alerts: those that are open, to act on, and those that ended. Immutable. */
final class AlertEpisodesPage {

  private static final List<String> SILENCES = List.of("1h", "4h", "24h", "7d");

  private final AlertsReport report;

  AlertEpisodesPage(AlertsReport report) {
    this.report = report;
  }

  /** Returns the content of the page. */
  DomContent content() {
    return each(
        h2("Open"),
        open().isEmpty() ? p("No alert is open.").withClass("empty") : each(open(), this::card),
        h2("Ended in the last 7 days"),
        past().isEmpty() ? p("None.").withClass("empty") : rows(past()));
  }

  /** Returns the episodes as a table, without anything to act on. */
  DomContent summary() {
    return rows(report.rows());
  }

  private List<AlertsReport.Row> open() {
    return report.rows().stream().filter(row -> row.episode().closing() == null).toList();
  }

  private List<AlertsReport.Row> past() {
    return report.rows().stream().filter(row -> row.episode().closing() != null).toList();
  }

  private DomContent card(AlertsReport.Row row) {
    AlertEpisode episode = row.episode();
    return article(
            h3(
                state(episode),
                text(" "),
                account(episode),
                text(" \u00b7 "),
                PageTextForm.name(episode.subject().rule())),
            p(PageTextForm.name(row.reason())),
            p(
                    text("opened "),
                    PageTextForm.time(episode.openedAt(), report.zone()),
                    taken(episode),
                    silence(episode),
                    text(" \u00b7 " + messages(row)))
                .withClass("d"),
            actions(episode))
        .withClass(PageTextForm.words(episode.severity()));
  }

  private static DomContent account(AlertEpisode episode) {
    String account = episode.subject().account();
    String bucket = episode.subject().bucket();
    return each(
        a(PageTextForm.name(account)).withHref("/a/" + PageTextForm.segment(account)),
        iff(
            !bucket.isEmpty() && !bucket.equals(Balance.MAIN),
            each(text(" "), PageTextForm.name(bucket))));
  }

  private static DomContent state(AlertEpisode episode) {
    return span(PageTextForm.words(episode.severity()) + ", " + PageTextForm.words(episode.state()))
        .withClass("s");
  }

  private DomContent taken(AlertEpisode episode) {
    AlertEpisode.Acknowledgement given = episode.acknowledgement();
    return given == null
        ? text("")
        : each(
            text(" \u00b7 taken by "),
            PageTextForm.name(given.by()),
            text(" "),
            PageTextForm.time(given.at(), report.zone()),
            iff(!given.note().isBlank(), each(text(": "), PageTextForm.name(given.note()))));
  }

  private DomContent silence(AlertEpisode episode) {
    return episode.silencedUntil() == null || !episode.isSilenced(report.asOf())
        ? text("")
        : each(
            text(" \u00b7 silent until "),
            PageTextForm.time(episode.silencedUntil(), report.zone()));
  }

  private static String messages(AlertsReport.Row row) {
    int all = row.messages().size();
    long sent =
        row.messages().stream()
            .filter(message -> message.state() == OutboxMessage.State.SENT)
            .count();
    return "%d of %d messages sent".formatted(sent, all);
  }

  private static DomContent actions(AlertEpisode episode) {
    DomContent id = input().withType("hidden").withName("episode").withValue(episode.id());
    boolean mine = episode.acknowledgement() == null;
    return div(
            iff(
                mine,
                form(
                        id,
                        label(text("Your name "), input().withName("by")),
                        label(text("Note "), input().withName("note")),
                        button("Acknowledge").withName("action").withValue("ack"))
                    .withMethod("post")
                    .withAction("/alerts")),
            form(
                    id,
                    label(
                        text("Silence for "),
                        select(
                                each(
                                    SILENCES,
                                    span ->
                                        option(span)
                                            .withValue(span)
                                            .withCondSelected(span.equals("4h"))))
                            .withName("for")),
                    button("Silence").withName("action").withValue("silence"))
                .withMethod("post")
                .withAction("/alerts"))
        .withClass("actions");
  }

  private DomContent rows(List<AlertsReport.Row> rows) {
    return div(table(
            thead(
                tr(
                    each(
                        Arrays.asList("Opened", "Ended", "Account", "Rule", "State", "Reason"),
                        name -> th(name).attr("scope", "col")))),
            tbody(each(rows, this::row))))
        .withClass("scroll")
        .attr("role", "region")
        .attr("aria-label", "Alerts")
        .attr("tabindex", "0");
  }

  private DomContent row(AlertsReport.Row row) {
    AlertEpisode episode = row.episode();
    AlertEpisode.Closing closing = episode.closing();
    return tr(
        td(PageTextForm.time(episode.openedAt(), report.zone())).withClass("w"),
        td(closing == null ? text("") : PageTextForm.time(closing.at(), report.zone()))
            .withClass("w"),
        td(account(episode)),
        td(PageTextForm.name(episode.subject().rule())),
        td(state(episode), taken(episode)),
        td(PageTextForm.name(row.reason())).withClass("e"));
  }
}
