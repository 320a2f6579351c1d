package dev.saldo.app.format.json;

import dev.saldo.app.diagnosis.ConfigurationProblem;
import dev.saldo.app.diagnosis.ConfigurationReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/** Writes the problems of a configuration as SARIF 2.1.0, which code hosts and editors show. */
public final class SarifDocument {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifDocument() {}

  /** Writes the document. The writer stays open. */
  public static void write(ConfigurationReport report, Writer out) throws IOException {
    try (JsonGenerator json = JsonTextLayout.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("$schema", SCHEMA);
      json.writeStringProperty("version", "2.1.0");
      json.writeArrayPropertyStart("runs");
      json.writeStartObject();
      json.writeObjectPropertyStart("tool");
      json.writeObjectPropertyStart("driver");
      json.writeStringProperty("name", "saldo");
      json.writeStringProperty("version", report.version());
      json.writeEndObject();
      json.writeEndObject();
      json.writeArrayPropertyStart("results");
      for (ConfigurationProblem problem : report.problems()) {
        write(problem, report, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
    out.write('\n');
  }

  private static void write(
      ConfigurationProblem problem, ConfigurationReport report, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", "configuration");
    json.writeStringProperty("level", problem.error() ? "error" : "warning");
    json.writeObjectPropertyStart("message");
    json.writeStringProperty("text", problem.text());
    json.writeEndObject();
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", Path.of(report.file()).toUri().toString());
    json.writeEndObject();
    if (problem.line() > 0) {
      json.writeObjectPropertyStart("region");
      json.writeNumberProperty("startLine", problem.line());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
