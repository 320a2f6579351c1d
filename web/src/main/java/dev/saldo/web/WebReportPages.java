package dev.saldo.web;

import static j2html.TagCreator.each;
import static j2html.TagCreator.html;
import static j2html.TagCreator.p;

import dev.saldo.web.WebServerHost.CommandAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports as pages and as downloads: those of the command line, with links to the other pages. */
final class WebReportPages {

  private static final Pattern BODY = Pattern.compile("<body[^>]*>");
  private static final Pattern POLICY =
      Pattern.compile(
          "<meta http-equiv=\"Content-Security-Policy\"[^>]*?(sha256-[A-Za-z0-9+/=]+)[^>]*>");
  static final Set<String> NAMES =
      Set.of("status", "usage", "trend", "runway", "events", "statement", "history", "check");
  private static final Map<String, String> DOWNLOADS =
      Map.of(
          "csv", "text/csv; charset=utf-8",
          "json", WebAnswer.JSON_TYPE,
          "jsonl", "application/x-ndjson",
          "md", "text/markdown; charset=utf-8",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final Set<String> OPTIONS =
      Set.of("from", "to", "by", "zone", "account", "provider", "month", "kind", "as-of");

  private static final byte[] NOTHING = {};

  private final WebServerHost host;
  private final WebPageLayout layout;

  WebReportPages(WebServerHost host, WebPageLayout layout) {
    this.host = host;
    this.layout = layout;
  }

  WebAnswer answer(WebRequest request, String name) {
    List<String> arguments = new ArrayList<>(List.of(name));
    String format = "html";
    for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
      String option = parameter.getKey();
      if (option.equals("format") && DOWNLOADS.containsKey(parameter.getValue().getFirst())) {
        format = parameter.getValue().getFirst();
      } else if (OPTIONS.contains(option)) {
        parameter.getValue().stream()
            .filter(value -> !value.isBlank())
            .forEach(value -> arguments.add("--" + option + "=" + value));
      } else if (!option.equals("format")) {
        throw new WebException(400, "Wrong parameter", "'" + option + "' is not an option");
      }
    }
    return answer(arguments, name, format);
  }

  WebAnswer answer(List<String> command, String name, String format) {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--output=" + format);
    CommandAnswer answer = host.run(arguments, NOTHING);
    if (answer.output().length == 0) {
      return layout.page(
          answer.exitCode() == 2 ? 400 : 503,
          name,
          each(answer.errors(), line -> p(line.replaceFirst("^saldo: ", ""))));
    }
    if (!format.equals("html")) {
      return WebAnswer.of(200, DOWNLOADS.getOrDefault(format, "text/plain"), answer.output())
          .with(
              "Content-Disposition", "attachment; filename=\"saldo-" + name + "." + format + "\"");
    }
    String html = new String(answer.output(), StandardCharsets.UTF_8);
    String links = Matcher.quoteReplacement(layout.navigation().render());
    Matcher policy = POLICY.matcher(html);
    String style = policy.find() ? "'" + policy.group(1) + "'" : "";
    // The header replaces the policy in the page, which forbids the form that logs out.
    String page = BODY.matcher(policy.replaceFirst("")).replaceFirst("$0" + links);
    return WebAnswer.text(200, WebAnswer.HTML_TYPE, page)
        .with("Content-Security-Policy", WebRequestFilter.policy(style));
  }
}
