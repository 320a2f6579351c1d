package dev.saldo.web;

import dev.saldo.web.ApiDocumentTable.Document;
import dev.saldo.web.WebServerHost.CommandAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers a request for a page of a list, with a link to the next page. Immutable. */
final class PagedListAnswer {

  private static final int USUAL_ROWS = 100;
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";

  /** The options of the window, which a cursor contains. */
  private static final Set<String> WINDOW = Set.of("from", "to");

  private final WebServerHost host;
  private final String list;
  private final Map<String, List<String>> query;
  private final List<String> command;
  private final List<String> window;
  private final int limit;
  private final @Nullable ListPageCursor cursor;

  /**
   * Creates the answer.
   *
   * @throws WebException if a parameter is wrong
   */
  PagedListAnswer(WebServerHost host, String list, Document document, WebRequest request) {
    this.host = host;
    this.list = list;
    this.query = request.query();
    List<String> others = new ArrayList<>(document.command());
    List<String> bounds = new ArrayList<>();
    query.forEach(
        (name, values) -> {
          if (!name.equals(LIMIT) && !name.equals(CURSOR)) {
            List<String> options = WINDOW.contains(name) ? bounds : others;
            values.forEach(value -> options.add(document.option(name, value)));
          }
        });
    others.removeIf(String::isEmpty);
    this.command = List.copyOf(others);
    this.window = List.copyOf(bounds);
    this.limit = limit(one(LIMIT));
    String text = one(CURSOR);
    this.cursor = text.isEmpty() ? null : ListPageCursor.parse(list, text);
  }

  private String one(String name) {
    return query.getOrDefault(name, List.of("")).getFirst();
  }

  private static int limit(String text) {
    if (text.isEmpty()) {
      return USUAL_ROWS;
    }
    int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > DocumentPageReader.MOST_ROWS) {
      throw new WebException(
          400,
          "Wrong parameter",
          "limit is 1 to %d, not '%s'".formatted(DocumentPageReader.MOST_ROWS, text));
    }
    return limit;
  }

  WebAnswer answer() {
    return list.equals(AlertPageReader.LIST) ? alerts() : rows();
  }

  private WebAnswer rows() {
    DocumentPageReader reader = new DocumentPageReader(host, list, command, limit);
    DocumentPageReader.Page page = cursor == null ? reader.first(window) : reader.next(cursor);
    return linked(ApiRequestRoutes.answer(page.answer()), page.next());
  }

  private WebAnswer alerts() {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--output=json");
    CommandAnswer all = host.run(arguments, new byte[0]);
    if (all.exitCode() != 0) {
      return ApiRequestRoutes.answer(all);
    }
    AlertPageReader.Page page = AlertPageReader.cut(all.output(), cursor, limit);
    return linked(WebAnswer.of(200, WebAnswer.JSON_TYPE, page.document()), page.next());
  }

  /** Adds a link to the next page, if there is one. */
  private WebAnswer linked(WebAnswer answer, String next) {
    if (next.isEmpty()) {
      return answer;
    }
    Map<String, List<String>> further = new LinkedHashMap<>(query);
    WINDOW.forEach(further::remove);
    further.put(CURSOR, List.of(next));
    List<String> pairs = new ArrayList<>();
    further.forEach(
        (name, values) ->
            values.forEach(
                value -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
    return answer.with(
        "Link", "</api/v1/%s?%s>; rel=\"next\"".formatted(list, String.join("&", pairs)));
  }
}
