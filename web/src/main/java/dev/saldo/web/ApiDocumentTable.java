package dev.saldo.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents that the API has, with the commands that print them. Stateless. */
final class ApiDocumentTable {

  /** The parameters that select accounts. */
  private static final List<String> SELECTION = List.of("account", "provider");

  /** The parameters of a list that is read page by page. */
  private static final List<String> PAGE = List.of("limit", "cursor");

  /**
   * A document.
   *
   * @param command the command that prints it
   * @param schema the name of its schema
   * @param summary what it is
   * @param parameters the options that a request may state
   * @param flags the options without a value that a request may state as {@code NAME=true}
   * @param paged whether it is a list that can be read page by page
   */
  record Document(
      List<String> command,
      String schema,
      String summary,
      List<String> parameters,
      List<String> flags,
      boolean paged) {

    /** Returns the names of all parameters. */
    List<String> names() {
      List<String> names = new ArrayList<>(parameters);
      names.addAll(flags);
      if (paged) {
        names.addAll(PAGE);
      }
      return names;
    }

    /**
     * Returns the option of the command that a parameter is; empty for a flag that is off.
     *
     * @throws WebException if the document has no such parameter
     */
    String option(String name, String value) {
      if (parameters.contains(name)) {
        return "--" + name + "=" + value;
      }
      if (flags.contains(name) && (value.equals("true") || value.equals("false"))) {
        return value.equals("true") ? "--" + name : "";
      }
      List<String> choices = new ArrayList<>(parameters);
      flags.forEach(flag -> choices.add(flag + "=true"));
      if (paged) {
        choices.addAll(PAGE);
      }
      throw new WebException(
          400,
          "Wrong parameter",
          "'%s=%s' is not one of: %s".formatted(name, value, String.join(", ", choices)));
    }
  }

  private static final Map<String, Document> DOCUMENTS = documents();

  private ApiDocumentTable() {}

  private static Map<String, Document> documents() {
    Map<String, Document> documents = new LinkedHashMap<>();
    documents.put(
        "accounts",
        new Document(
            List.of("accounts", "list"),
            "accounts",
            "What the configuration and the history know of the accounts",
            SELECTION,
            List.of(),
            false));
    documents.put(
        "balances",
        new Document(
            List.of("status"),
            "status",
            "The latest balance of every bucket",
            with("zone"),
            List.of("all"),
            false));
    documents.put("usage", overTime("usage", "Usage and additions in a window", "compare"));
    documents.put("trend", overTime("trend", "Balances and usage step by step"));
    documents.put(
        "runway",
        new Document(
            List.of("runway"),
            "runway",
            "When each balance is empty",
            with("as-of", "down-to", "zone"),
            List.of(),
            false));
    documents.put(
        "events",
        new Document(
            List.of("events"),
            "events",
            "Top-ups and other changes that are not usage",
            with("from", "to", "kind", "zone"),
            List.of(),
            true));
    documents.put(
        "alerts",
        new Document(
            List.of("alerts"),
            "alerts",
            "The alerts that are open, and those that ended lately",
            with("since", "zone"),
            List.of("all"),
            true));
    documents.put(
        "polls",
        new Document(
            List.of("history"),
            "history",
            "Readings and failures",
            with("from", "to", "zone"),
            List.of(),
            true));
    return documents;
  }

  private static Document overTime(String command, String summary, String... further) {
    List<String> parameters = new ArrayList<>(with("from", "to", "by", "zone"));
    parameters.addAll(List.of(further));
    return new Document(
        List.of(command), command, summary, List.copyOf(parameters), List.of("estimate"), false);
  }

  private static List<String> with(String... further) {
    List<String> parameters = new ArrayList<>(SELECTION);
    parameters.addAll(List.of(further));
    return List.copyOf(parameters);
  }

  /** Returns the names of the documents in the order of the description. */
  static Set<String> names() {
    return DOCUMENTS.keySet();
  }

  /** Returns a document; null if there is none of this name. */
  static @Nullable Document find(String name) {
    return DOCUMENTS.get(name);
  }
}
