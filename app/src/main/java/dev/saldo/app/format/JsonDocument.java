package dev.saldo.app.format;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * A document programs rely on, as the schema of its name describes it. It can be written more than
 * once.
 */
public final class JsonDocument {

  private final String name;
  private final Consumer<Json> members;

  /**
   * Creates a document.
   *
   * @param name the name of its schema
   * @param members writes its members; lists of objects at its top are what becomes lines
   */
  JsonDocument(String name, Consumer<Json> members) {
    this.name = name;
    this.members = members;
  }

  /** Writes it as one text with a line break at its end. The writer stays open. */
  void write(Writer out) throws IOException {
    Json.document(out, members);
  }

  /** Writes each object of its lists as a line. The writer stays open. */
  void writeLines(Writer out) throws IOException {
    Json.lines(name, out, members);
  }
}
