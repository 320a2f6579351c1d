package dev.saldo.web;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.saldo.alert.ChannelBacklog;
import dev.saldo.report.StatusReport.ReadingState;
import dev.saldo.watch.WatchHealth;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page about the service, its nodes, channels and providers. Immutable. */
final class ServiceHealthPage {

  private final WebServerHost host;
  private final BalanceOverview overview;
  private final DomContent display;

  /**
   * Creates the page.
   *
   * @param display the part about displays on a wall
   */
  ServiceHealthPage(WebServerHost host, BalanceOverview overview, DomContent display) {
    this.display = display;
    this.host = host;
    this.overview = overview;
  }

  /** Returns the content of the page. */
  DomContent content() {
    WatchHealth health = host.health();
    return each(
        table(
                tbody(
                    fact("Version", host.version()),
                    fact("Database", health.storageFailing() ? "failing" : "ok"),
                    fact("Polls", health.fenced() ? "stopped: the database is away" : "running"),
                    fact("Program", health.faulting() ? "internal error, see the log" : "ok"),
                    fact("Accounts", String.valueOf(health.accounts())),
                    fact("Polls in progress", String.valueOf(health.running())),
                    fact("Results not recorded yet", String.valueOf(health.unrecorded())),
                    fact("This node", health.node()),
                    fact("Nodes alive", String.join(", ", health.alive()))))
            .withClass("facts-of"),
        h2("Channels"),
        channels(),
        h2("Providers"),
        providers(),
        display);
  }

  private static DomContent fact(String name, String value) {
    return tr(th(name).attr("scope", "row"), td(PageTextForm.name(value)));
  }

  private DomContent channels() {
    Map<String, ChannelBacklog> backlogs = new TreeMap<>();
    host.backlogs().forEach(backlog -> backlogs.put(backlog.channel(), backlog));
    List<String> names =
        Stream.concat(host.channels().stream(), backlogs.keySet().stream()).distinct().toList();
    return names.isEmpty()
        ? p("No channel is configured, so no alert reaches anybody.").withClass("empty")
        : rows(
            "Channels",
            List.of("Channel", "State", "Waiting", "Given up", "Last error"),
            names.stream().map(name -> channel(name, backlogs.get(name))).toList());
  }

  private DomContent channel(String name, @Nullable ChannelBacklog backlog) {
    String state = "ok";
    if (backlog != null && backlog.failingSince() != null) {
      state =
          "failing for "
              + PageTextForm.span(Duration.between(backlog.failingSince(), overview.asOf()));
    } else if (backlog != null && backlog.broken()) {
      state = "broken";
    }
    return tr(
            th(PageTextForm.name(name)).attr("scope", "row"),
            td(span(state).withClass("s")),
            td(backlog == null ? "0" : String.valueOf(backlog.pending())).withClass("n"),
            td(backlog == null ? "0" : String.valueOf(backlog.dead())).withClass("n"),
            backlog == null || backlog.error() == null
                ? td()
                : td(PageTextForm.name(backlog.error())).withClass("e"))
        .withClass(state.equals("ok") ? "ok" : "failing");
  }

  private DomContent providers() {
    Map<String, List<BucketOverviewRow>> rows =
        overview.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.status().provider(), TreeMap::new, Collectors.toList()));
    return rows.isEmpty()
        ? p("No account yet.").withClass("empty")
        : rows(
            "Providers",
            List.of("Provider", "State", "Accounts", "Failing", "Stale", "Read"),
            rows.entrySet().stream()
                .map(entry -> provider(entry.getKey(), entry.getValue()))
                .toList());
  }

  private DomContent provider(String name, List<BucketOverviewRow> rows) {
    Map<ReadingState, Set<String>> accounts = new HashMap<>();
    for (BucketOverviewRow row : rows) {
      accounts
          .computeIfAbsent(row.status().reading(), state -> new TreeSet<>())
          .add(row.status().account());
    }
    int failing = accounts.getOrDefault(ReadingState.FAILING, Set.of()).size();
    int stale = accounts.getOrDefault(ReadingState.STALE, Set.of()).size();
    long all = rows.stream().map(row -> row.status().account()).distinct().count();
    @Nullable Instant latest =
        rows.stream()
            .flatMap(row -> row.latest().stream())
            .map(one -> one.observedAt())
            .max(Instant::compareTo)
            .orElse(null);
    String state = failing > 0 ? "failing" : "ok";
    return tr(
            th(PageTextForm.name(name)).attr("scope", "row"),
            td(span(failing == 0 && stale > 0 ? "stale" : state).withClass("s")),
            td(String.valueOf(all)).withClass("n"),
            td(String.valueOf(failing)).withClass("n"),
            td(String.valueOf(stale)).withClass("n"),
            td(latest == null ? text("never") : PageTextForm.age(latest, overview.asOf())))
        .withClass(failing == 0 && stale > 0 ? "stale" : state);
  }

  private static DomContent rows(String name, List<String> headings, List<DomContent> rows) {
    return div(table(
            thead(
                tr(
                    each(
                        headings,
                        heading ->
                            th(heading)
                                .attr("scope", "col")
                                .withClass(
                                    Set.of("Waiting", "Given up", "Accounts", "Failing", "Stale")
                                            .contains(heading)
                                        ? "n"
                                        : "")))),
            tbody(each(rows, row -> row))))
        .withClass("scroll")
        .attr("role", "region")
        .attr("aria-label", name)
        .attr("tabindex", "0");
  }
}
