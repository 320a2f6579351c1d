package dev.saldo.app.format.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The JSON Schemas of Saldo's documents and of its configuration file. */
public final class JsonDocumentSchemas {

  /** The suffix of the schema of a document's lines. */
  static final String LINE = "-line";

  private static final List<String> DOCUMENTS =
      List.of(
          "poll",
          "status",
          "usage",
          "trend",
          "events",
          "statement",
          "runway",
          "check",
          "plan",
          "alerts",
          "backtest",
          "history",
          "accounts",
          "thinning",
          "damage",
          "providers",
          "verification",
          "doctor",
          "config-check",
          "config-show");

  private static final List<String> NAMES = names(DOCUMENTS);

  private JsonDocumentSchemas() {}

  /** Returns the names: each document, its lines, {@code config} and {@code error}. */
  public static List<String> names() {
    return NAMES;
  }

  private static List<String> names(List<String> documents) {
    List<String> names = new ArrayList<>();
    for (String document : documents) {
      names.add(document);
      names.add(document + LINE);
    }
    names.add("config");
    names.add("error");
    return List.copyOf(names);
  }

  /**
   * Returns the names of the members of the objects in the lists of a document; none if unknown.
   */
  public static List<String> fields(String name) {
    return JsonLineSchema.fields(find(name).orElse("{}"));
  }

  /** Returns a schema as JSON text; empty for an unknown name. */
  public static Optional<String> find(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    if (!name.endsWith(LINE)) {
      return Optional.of(read(name));
    }
    String document = name.substring(0, name.length() - LINE.length());
    return Optional.of(JsonLineSchema.derive(document, read(document)));
  }

  private static String read(String name) {
    String resource = "/dev/saldo/app/schema/" + name + ".json";
    try (InputStream in =
        Objects.requireNonNull(JsonDocumentSchemas.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
