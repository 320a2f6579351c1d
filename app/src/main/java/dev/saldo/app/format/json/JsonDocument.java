package dev.saldo.app.format.json;

import dev.saldo.app.format.ReportDocument;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/** A JSON document, described by the schema of its name. */
public final class JsonDocument implements ReportDocument {

  private final String name;
  private final Consumer<JsonMemberWriter> members;

  /**
   * Creates a document.
   *
   * @param name the name of its schema
   * @param members writes its members; the objects of its top-level lists become lines
   */
  public JsonDocument(String name, Consumer<JsonMemberWriter> members) {
    this.name = name;
    this.members = members;
  }

  /** Returns this document with more members after its own. */
  JsonDocument and(Consumer<JsonMemberWriter> more) {
    return new JsonDocument(name, members.andThen(more));
  }

  @Override
  public void write(Writer out) throws IOException {
    JsonMemberWriter.document(out, members);
  }

  @Override
  public void writeLines(Writer out) throws IOException {
    JsonMemberWriter.lines(name, out, members);
  }

  @Override
  public List<String> fields() {
    return JsonDocumentSchemas.fields(name);
  }
}
