package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.saldo.alert.AlertsReport;
import dev.saldo.web.WebServerHost.CommandAnswer;
import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/** The page of an account. Immutable. */
final class AccountDetailPage {

  private static final Duration ALERTS_FOR = Duration.ofDays(30);

  private final WebServerHost host;
  private final WebReportPages reports;
  private final BalanceOverview overview;
  private final String account;

  AccountDetailPage(
      WebServerHost host, WebReportPages reports, BalanceOverview overview, String account) {
    this.host = host;
    this.reports = reports;
    this.overview = overview;
    this.account = account;
  }

  /** Returns the page, whose rows follow the events after one. */
  WebAnswer answer(WebPageLayout layout, long since) {
    KnownAccountCheck.require(host, account);
    String chosen = "--account=" + account;
    ReportPageContent trend = reports.content(List.of("trend", chosen, "--by=day", "--from=-30d"));
    ReportPageContent events = reports.content(List.of("events", chosen, "--from=-90d"));
    YearMonth month = YearMonth.from(overview.asOf().atZone(overview.zone()));
    ReportPageContent statement = reports.content(List.of("statement", chosen, "--month=" + month));
    ReportPageContent polls = reports.content(List.of("history", chosen, "--from=-2d"));
    return layout.page(
        WebPageLayout.Page.of(
            200,
            account,
            "",
            now(since),
            h2("Last 30 days"),
            rawHtml(trend.charts("t")),
            fold("Day by day", trend.tables("t")),
            h2("Events of 90 days"),
            rawHtml(events.content("e")),
            h2("Readings and failures of 2 days"),
            div(rawHtml(polls.content("p"))).withClass("long"),
            h2("This month"),
            fold("Statement, with changes of terms and notes", statement.content("s")),
            h2("Alerts of 30 days"),
            alerts(),
            h2("Settings"),
            settings(),
            h2("Reports"),
            p(each(
                    List.of("usage", "trend", "events", "history", "statement", "alerts"),
                    name ->
                        a(WebReportPages.title(name))
                            .withHref(
                                "/reports/" + name + "?account=" + PageTextForm.segment(account))))
                .withClass("links")),
        trend);
  }

  private static DomContent fold(String words, String html) {
    return html.isBlank() ? text("") : details(summary(words), rawHtml(html));
  }

  private DomContent now(long since) {
    OverviewRowWriter writer = new OverviewRowWriter(overview.asOf(), overview.zone(), false);
    List<BucketOverviewRow> rows =
        overview.rows().stream().filter(row -> row.status().account().equals(account)).toList();
    boolean configured = host.accounts().stream().anyMatch(one -> one.name().equals(account));
    return each(
        iff(
            !configured,
            p("The configuration does not name this account; it is no longer read.")
                .withClass("empty")),
        iff(
            !rows.isEmpty(),
            div(table(
                        caption("Balances of this account"),
                        thead(
                            tr(
                                each(
                                    CurrentBalancesPage.HEADINGS,
                                    heading ->
                                        th(heading.words())
                                            .attr("scope", "col")
                                            .withCondClass(
                                                !heading.cssClass().isEmpty(),
                                                heading.cssClass())))),
                        tbody(each(rows, writer::row)))
                    .withClass("now f" + CurrentBalancesPage.decimals(overview))
                    .attr("data-since", since)
                    .attr("data-plain", ""))
                .withClass("scroll")),
        iff(
            configured,
            form(button("Poll now"))
                .withMethod("post")
                .withAction("/a/" + PageTextForm.segment(account) + "/poll")));
  }

  private DomContent alerts() {
    AlertsReport all = host.alerts(overview.asOf().minus(ALERTS_FOR));
    List<AlertsReport.Row> own =
        all.rows().stream()
            .filter(row -> row.episode().subject().account().equals(account))
            .toList();
    return own.isEmpty()
        ? p("None.").withClass("empty")
        : new AlertEpisodesPage(new AlertsReport(all.asOf(), all.zone(), own)).summary();
  }

  private DomContent settings() {
    CommandAnswer shown = host.run(List.of("config", "show"), new byte[0]);
    String prefix = "accounts." + account + ".";
    List<String> lines =
        new String(shown.output(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(prefix))
            .map(line -> line.substring(prefix.length()))
            .toList();
    return lines.isEmpty()
        ? p("None.").withClass("empty")
        : table(tbody(each(lines, AccountDetailPage::setting))).withClass("facts-of");
  }

  private static DomContent setting(String line) {
    String[] parts = line.split(": ", 2);
    return tr(
        th(PageTextForm.name(parts[0])).attr("scope", "row"),
        td(PageTextForm.name(parts.length == 1 ? "" : parts[1])));
  }
}
