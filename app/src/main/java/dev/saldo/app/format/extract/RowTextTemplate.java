package dev.saldo.app.format.extract;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Mustache template for a row, such as <code>{{account}} {{amount}}</code>. */
final class RowTextTemplate {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final Template template;

  private RowTextTemplate(Template template) {
    this.template = template;
  }

  /** Compiles a template, in which {@code \t} and {@code \n} are a tab and a line break. */
  static RowTextTemplate compile(String text) {
    String unescaped = text.replace("\\t", "\t").replace("\\n", "\n");
    try {
      return new RowTextTemplate(
          Mustache.compiler().escapeHTML(false).nullValue("").compile(unescaped));
    } catch (MustacheException e) {
      throw invalid(e);
    }
  }

  String render(ObjectNode row) {
    try {
      return template.execute(MAPPER.convertValue(row, FIELDS));
    } catch (MustacheException.Context e) {
      throw new InvalidExtractionException(
          "--template: no field '%s'; choices: %s"
              .formatted(e.key, String.join(", ", row.propertyNames())));
    } catch (MustacheException e) {
      throw invalid(e);
    }
  }

  private static InvalidExtractionException invalid(MustacheException e) {
    return new InvalidExtractionException("--template: " + e.getMessage());
  }
}
