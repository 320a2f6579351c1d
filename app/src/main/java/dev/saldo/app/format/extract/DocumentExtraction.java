package dev.saldo.app.format.extract;

import dev.saldo.app.format.CharacterReportFormat;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.JsonTextLayout;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The format that writes a part of a report's document.
 *
 * @param fields the fields of the rows to write, in this order; the complete document if empty
 * @param expression an expression in the language of jq, applied to that
 * @param template a Mustache template, rendered for each row
 */
public record DocumentExtraction(
    List<String> fields, Optional<String> expression, Optional<String> template)
    implements CharacterReportFormat {

  private static final JsonMapper MAPPER = new JsonMapper();

  public DocumentExtraction {
    fields = List.copyOf(fields);
  }

  /**
   * Writes the part.
   *
   * @throws InvalidExtractionException if a field does not exist, or the expression or the template
   *     is wrong
   */
  @Override
  public void write(Report report, Writer out) throws IOException {
    if (template.isPresent()) {
      RowTextTemplate compiled = RowTextTemplate.compile(template.get());
      for (JsonNode row : DocumentRows.read(report.document())) {
        out.write(compiled.render((ObjectNode) row));
        out.write('\n');
      }
      return;
    }
    JsonNode part = fields.isEmpty() ? complete(report) : chosen(report);
    if (expression.isEmpty()) {
      try (JsonGenerator json = JsonTextLayout.generator(out)) {
        json.writeTree(part);
      }
      out.write('\n');
      return;
    }
    for (String line : JqExpressionFilter.compile(expression.get()).apply(part.toString())) {
      out.write(line);
      out.write('\n');
    }
  }

  private static JsonNode complete(Report report) throws IOException {
    StringWriter text = new StringWriter();
    report.document().write(text);
    return MAPPER.readTree(text.toString());
  }

  private ArrayNode chosen(Report report) throws IOException {
    List<String> known = report.document().fields();
    for (String field : fields) {
      if (!known.contains(field)) {
        throw new InvalidExtractionException(
            "no field '%s'; choices: %s".formatted(field, String.join(", ", known)));
      }
    }
    ArrayNode chosen = MAPPER.createArrayNode();
    for (JsonNode row : DocumentRows.read(report.document())) {
      ObjectNode part = chosen.addObject();
      fields.stream().filter(row::has).forEach(field -> part.set(field, row.get(field)));
    }
    return chosen;
  }
}
