package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.label;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.saldo.account.ConstantName;
import dev.saldo.report.BucketState;
import j2html.tags.DomContent;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of current balances: a row per bucket, what runs out first before all others. */
final class CurrentBalancesPage {

  /** The most rows of a page, which keeps it below 300 kB. */
  static final int MOST_ROWS = 200;

  /**
   * The heading of a column.
   *
   * @param words its text
   * @param cssClass the classes of its cells
   */
  record Heading(String words, String cssClass) {}

  static final List<Heading> HEADINGS =
      List.of(
          new Heading("Account", ""),
          new Heading("State", ""),
          new Heading("Balance", "n"),
          new Heading("Days left", "n"),
          new Heading("Used today", "n m"),
          new Heading("14 days", "m"),
          new Heading("Read", "w"));

  /**
   * What a person asked for; empty means all.
   *
   * @param tag a tag
   * @param provider a provider
   * @param state a state, in the form of its constant in lower case with hyphens
   * @param page the number of the page, from 1
   */
  record Filter(String tag, String provider, String state, int page) {

    /** Returns the filter of a query; what it does not know is ignored. */
    static Filter of(Map<String, List<String>> query) {
      String page = one(query, "page");
      return new Filter(
          one(query, "tag"),
          one(query, "provider"),
          one(query, "state"),
          page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static String one(Map<String, List<String>> query, String name) {
      return query.getOrDefault(name, List.of("")).getFirst();
    }

    boolean isEmpty() {
      return tag.isEmpty() && provider.isEmpty() && state.isEmpty();
    }

    boolean includes(BucketOverviewRow row) {
      return (tag.isEmpty() || row.tags().contains(tag))
          && (provider.isEmpty() || row.status().provider().equals(provider))
          && (state.isEmpty()
              || ConstantName.kebab(row.status().state()).equals(state)
              || ConstantName.kebab(row.status().reading()).equals(state));
    }

    private String link(String otherState, int otherPage) {
      String query =
          Stream.of(
                  part("tag", tag),
                  part("provider", provider),
                  part("state", otherState),
                  otherPage == 1 ? "" : "page=" + otherPage)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("&"));
      return query.isEmpty() ? "?" : "?" + query;
    }

    private static String part(String name, String value) {
      return value.isEmpty() ? "" : name + "=" + PageTextForm.segment(value);
    }
  }

  private final BalanceOverview overview;
  private final Filter filter;
  private final long version;
  private final List<BucketOverviewRow> chosen;
  private final OverviewRowWriter writer;

  /**
   * Creates the page.
   *
   * @param version the number of the latest event that the overview includes
   * @param writer writes the rows
   */
  CurrentBalancesPage(
      BalanceOverview overview, Filter filter, long version, OverviewRowWriter writer) {
    this.overview = overview;
    this.filter = filter;
    this.version = version;
    this.chosen = overview.rows().stream().filter(filter::includes).toList();
    this.writer = writer;
  }

  /** Returns the content of the page. */
  DomContent content() {
    if (overview.rows().isEmpty()) {
      return div(
              p("No account yet."),
              p(
                  text("Add one to "),
                  code("saldo.yaml"),
                  text(", for example with "),
                  code("saldo accounts add"),
                  text("; the service reads the file again by itself.")))
          .withClass("empty");
    }
    return each(
        summary(),
        selection(),
        chosen.isEmpty()
            ? p(text("No bucket matches. "), a("Show all").withHref("/")).withClass("empty")
            : rows());
  }

  /** Returns the content for a display, which leads nowhere. */
  DomContent display() {
    if (overview.rows().isEmpty()) {
      return content();
    }
    return div(
            p(text(count()), each(states(), state -> text(" \u00b7 " + words(state))))
                .withClass("summary"),
            chosen.isEmpty() ? p("No bucket matches.").withClass("empty") : rows())
        .withClass("wall");
  }

  private DomContent summary() {
    return p(
            text(count()),
            each(
                states(),
                state ->
                    each(
                        text(" \u00b7 "),
                        a(words(state))
                            .withHref(filter.link(ConstantName.kebab(state.getKey()), 1)))))
        .withClass("summary");
  }

  private String count() {
    int all = overview.rows().size();
    String buckets = all == 1 ? "1 bucket" : "%,d buckets".formatted(all);
    return isWell() ? buckets + ", all ok" : buckets;
  }

  private boolean isWell() {
    return overview.rows().stream()
        .map(row -> row.status().state())
        .allMatch(state -> state == BucketState.OK || state == BucketState.UNLIMITED);
  }

  /** Returns the number of buckets by state, of those that the count does not cover. */
  private List<Map.Entry<BucketState, Integer>> states() {
    Map<BucketState, Integer> counts = new EnumMap<>(BucketState.class);
    overview.rows().forEach(row -> counts.merge(row.status().state(), 1, Integer::sum));
    boolean well = isWell();
    return counts.entrySet().stream()
        .filter(state -> !well || state.getKey() != BucketState.OK)
        .toList();
  }

  private static String words(Map.Entry<BucketState, Integer> count) {
    return "%,d %s".formatted(count.getValue(), PageTextForm.words(count.getKey()));
  }

  private DomContent selection() {
    Collection<String> tags = new TreeSet<>();
    Collection<String> providers = new TreeSet<>();
    Collection<String> states = new TreeSet<>();
    for (BucketOverviewRow row : overview.rows()) {
      tags.addAll(row.tags());
      providers.add(row.status().provider());
      states.add(ConstantName.kebab(row.status().state()));
    }
    boolean useful = tags.size() + providers.size() + states.size() > 2;
    return iff(
        useful || !filter.isEmpty(),
        form(
                iff(!tags.isEmpty(), choice("Tag", "tag", tags, filter.tag())),
                choice("Provider", "provider", providers, filter.provider()),
                choice("State", "state", states, filter.state()),
                button("Show"),
                iff(!filter.isEmpty(), a("Show all").withHref("/")))
            .withMethod("get")
            .withClass("filter choices"));
  }

  private static DomContent choice(
      String heading, String name, Collection<String> values, String chosen) {
    return label(
        text(heading + " "),
        select(
                option("all").withValue(""),
                each(
                    values,
                    value ->
                        option(PageTextForm.plain(value))
                            .withValue(value)
                            .withCondSelected(value.equals(chosen))))
            .withName(name));
  }

  private DomContent rows() {
    int pages = (chosen.size() + MOST_ROWS - 1) / MOST_ROWS;
    int page = Math.min(filter.page(), pages);
    List<BucketOverviewRow> shown =
        chosen.subList((page - 1) * MOST_ROWS, Math.min(page * MOST_ROWS, chosen.size()));
    return each(
        div(table(
                    caption("Balances, what runs out first on top"),
                    thead(
                        tr(
                            each(
                                HEADINGS,
                                heading ->
                                    th(heading.words())
                                        .attr("scope", "col")
                                        .withCondClass(
                                            !heading.cssClass().isEmpty(), heading.cssClass())))),
                    tbody(each(shown, writer::row)))
                .withClass("now f" + decimals(overview))
                .attr("data-since", version)
                .condAttr(!writer.hasLinks(), "data-plain", ""))
            .withClass("scroll"),
        iff(pages > 1, pages(page, pages)));
  }

  /** Returns the most decimals of an amount, for which all rows reserve room. */
  static int decimals(BalanceOverview overview) {
    return overview.rows().stream()
        .flatMap(row -> row.latest().stream())
        .map(latest -> latest.amount().value())
        .mapToInt(value -> value == null ? 0 : value.stripTrailingZeros().scale())
        .map(scale -> Math.clamp(scale, 2, PageTextForm.MOST_DECIMALS))
        .max()
        .orElse(2);
  }

  private DomContent pages(int page, int pages) {
    if (!writer.hasLinks()) {
      return p("%,d of %,d buckets".formatted(MOST_ROWS, chosen.size())).withClass("d");
    }
    return nav(
            iff(page > 1, a("Sooner").withHref(filter.link(filter.state(), page - 1))),
            span("Page %d of %d".formatted(page, pages)),
            iff(page < pages, a("Later").withHref(filter.link(filter.state(), page + 1))))
        .withClass("pages")
        .attr("aria-label", "Pages of the table");
  }
}
