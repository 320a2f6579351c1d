package dev.saldo.app.format.extract;

import dev.saldo.app.format.ReportDocument;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of a document: the objects of its lists. */
final class DocumentRows {

  private static final JsonMapper MAPPER = new JsonMapper();

  private DocumentRows() {}

  static List<JsonNode> read(ReportDocument document) throws IOException {
    StringWriter text = new StringWriter();
    document.writeLines(text);
    List<JsonNode> rows = new ArrayList<>();
    text.toString().lines().map(MAPPER::readTree).forEach(rows::add);
    return rows;
  }
}
