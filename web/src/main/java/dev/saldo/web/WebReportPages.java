package dev.saldo.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.header;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import dev.saldo.web.WebServerHost.CommandAnswer;
import j2html.tags.DomContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reports as pages and as downloads: those of the command line, with links to the other pages. */
final class WebReportPages {

  private static final List<String> EVERY = List.of("account", "provider", "zone");
  private static final String PRINT = "print";
  private static final byte[] NOTHING = {};

  /**
   * A report.
   *
   * @param about a sentence about it
   * @param options the options that a link may state, besides those of every report
   */
  private record Kind(String about, List<String> options) {

    boolean allows(String name) {
      return options.contains(name) || EVERY.contains(name);
    }
  }

  private static final Map<String, Kind> KINDS = kinds();

  private static final Map<String, String> DOWNLOADS = downloads();

  private final WebServerHost host;
  private final WebPageLayout layout;

  WebReportPages(WebServerHost host, WebPageLayout layout) {
    this.host = host;
    this.layout = layout;
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("status", new Kind("The current balance of every bucket", List.of("state")));
    kinds.put("runway", new Kind("When balances run out", List.of("as-of", "down-to")));
    kinds.put("usage", new Kind("Usage of a window", List.of("from", "to", "by", "compare")));
    kinds.put("trend", new Kind("Levels and usage, step by step", List.of("from", "to", "by")));
    kinds.put("events", new Kind("Top-ups, resets and corrections", List.of("from", "to", "kind")));
    kinds.put("statement", new Kind("A month with its opening and closing", List.of("month")));
    kinds.put("history", new Kind("Every reading and failure", List.of("from", "to")));
    kinds.put("check", new Kind("Whether the balances are sufficient", List.of("need")));
    kinds.put("alerts", new Kind("Alerts with their messages", List.of("since")));
    return kinds;
  }

  private static Map<String, String> downloads() {
    Map<String, String> downloads = new LinkedHashMap<>();
    downloads.put("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    downloads.put("csv", "text/csv; charset=utf-8");
    downloads.put("tsv", "text/tab-separated-values; charset=utf-8");
    downloads.put("json", WebAnswer.JSON_TYPE);
    downloads.put("jsonl", "application/x-ndjson");
    downloads.put("md", "text/markdown; charset=utf-8");
    return downloads;
  }

  /** Returns the page that lists the reports. */
  WebAnswer choose() {
    return layout.page(
        WebPageLayout.Page.of(
            200,
            "Reports",
            "/reports",
            table(
                    tbody(
                        each(
                            KINDS.entrySet(),
                            kind ->
                                tr(
                                    th(a(title(kind.getKey()))
                                            .withHref("/reports/" + kind.getKey()))
                                        .attr("scope", "row"),
                                    td(kind.getValue().about())))))
                .withClass("facts-of")));
  }

  /** Returns whether there is such a report. */
  static boolean isReport(String name) {
    return KINDS.containsKey(name);
  }

  /** Returns a report, as a page or a download. */
  WebAnswer answer(WebRequest request, String name) {
    Kind kind = Objects.requireNonNull(KINDS.get(name));
    List<String> arguments = new ArrayList<>(List.of(name));
    Map<String, String> stated = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
      String option = parameter.getKey();
      if (kind.allows(option)) {
        if (option.equals("account")) {
          KnownAccountCheck.require(host, parameter.getValue());
        }
        parameter.getValue().stream()
            .filter(value -> !value.isBlank())
            .forEach(value -> arguments.add("--" + option + "=" + value));
        stated.put(option, String.join(",", parameter.getValue()));
      } else if (!option.equals("format") && !option.equals("view")) {
        throw new WebException(
            400,
            "Wrong parameter",
            "'%s' is not one of: %s, %s, format, view"
                .formatted(
                    PageTextForm.plain(option),
                    String.join(", ", kind.options()),
                    String.join(", ", EVERY)));
      }
    }
    stated.values().removeIf(String::isBlank);
    String format = request.query().getOrDefault("format", List.of("html")).getFirst();
    if (DOWNLOADS.containsKey(format)) {
      return download(arguments, name, format);
    }
    boolean print = request.query().getOrDefault("view", List.of("")).contains(PRINT);
    return page(arguments, name, stated, print);
  }

  private WebAnswer download(List<String> arguments, String name, String format) {
    CommandAnswer answer = run(arguments, format);
    return answer.output().length == 0
        ? failure(answer, title(name))
        : WebAnswer.of(200, DOWNLOADS.getOrDefault(format, "text/plain"), answer.output())
            .with(
                "Content-Disposition",
                "attachment; filename=\"saldo-" + name + "." + format + "\"");
  }

  private WebAnswer page(
      List<String> arguments, String name, Map<String, String> stated, boolean print) {
    CommandAnswer answer = run(arguments, "html");
    if (answer.output().length == 0) {
      return failure(answer, title(name));
    }
    String html = new String(answer.output(), StandardCharsets.UTF_8);
    ReportPageContent report = ReportPageContent.of(html);
    if (print) {
      return WebAnswer.text(200, WebAnswer.HTML_TYPE, html)
          .with("Content-Security-Policy", WebRequestFilter.policy(report.policy()));
    }
    return layout.page(
        WebPageLayout.Page.of(
            200,
            title(name),
            "/reports",
            header(rawHtml(report.about())),
            selection(name, stated),
            rawHtml(report.content()),
            rawHtml(report.footer())),
        report);
  }

  /**
   * Returns the content of a report for a page about more.
   *
   * @throws WebException if the command refuses
   */
  ReportPageContent content(List<String> arguments) {
    CommandAnswer answer = run(arguments, "html");
    if (answer.output().length == 0) {
      throw new WebException(503, "Not available", lines(answer).toArray(String[]::new));
    }
    return ReportPageContent.of(new String(answer.output(), StandardCharsets.UTF_8));
  }

  private CommandAnswer run(List<String> command, String format) {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--output=" + format);
    return host.run(arguments, NOTHING);
  }

  private WebAnswer failure(CommandAnswer answer, String title) {
    return layout.page(
        WebPageLayout.Page.of(
            answer.exitCode() == 2 ? 400 : 503,
            title,
            "/reports",
            each(lines(answer), line -> p(line).withClass("empty"))));
  }

  private static List<String> lines(CommandAnswer answer) {
    return answer.errors().stream().map(line -> line.replaceFirst("^saldo: ", "")).toList();
  }

  static String title(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static DomContent selection(String name, Map<String, String> stated) {
    String query =
        stated.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + PageTextForm.segment(entry.getValue()) + "&")
            .collect(Collectors.joining());
    return div(
            form(
                    each(
                        Objects.requireNonNull(KINDS.get(name)).options(),
                        option -> ReportFormField.draw(name, option, stated)),
                    ReportFormField.draw(name, "account", stated),
                    hidden(stated, "provider"),
                    hidden(stated, "zone"),
                    button("Show"))
                .withMethod("get")
                .withAction("/reports/" + name)
                .withClass("filter"),
            p(
                    span("Download: "),
                    each(
                        DOWNLOADS.keySet(),
                        format ->
                            each(
                                a(format.toUpperCase(Locale.ROOT))
                                    .withHref(
                                        "/reports/" + name + "?" + query + "format=" + format),
                                text(" "))),
                    text(" \u00b7 "),
                    a("Print view").withHref("/reports/" + name + "?" + query + "view=" + PRINT))
                .withClass("downloads"))
        .withClass("tools");
  }

  private static DomContent hidden(Map<String, String> stated, String name) {
    return iff(
        stated.containsKey(name),
        input().withType("hidden").withName(name).withValue(stated.getOrDefault(name, "")));
  }
}
