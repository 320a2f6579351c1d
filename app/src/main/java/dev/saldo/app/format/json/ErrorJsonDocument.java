package dev.saldo.app.format.json;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the JSON object for an error of a command, on one line. */
public final class ErrorJsonDocument {

  private ErrorJsonDocument() {}

  /**
   * Returns the object.
   *
   * @param exitCode the exit code of the command
   * @param messages the problems, one line each
   */
  public static String line(int exitCode, List<String> messages) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonTextLayout.lines(text)) {
      json.writeStartObject();
      json.writeNumberProperty("schemaVersion", 1);
      json.writeStringProperty("document", "error");
      json.writeNumberProperty("exitCode", exitCode);
      json.writeStringProperty("reason", reason(exitCode));
      json.writeArrayPropertyStart("messages");
      messages.forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String reason(int exitCode) {
    return switch (exitCode) {
      case 2 -> "usage";
      case 4 -> "configuration";
      default -> "internal";
    };
  }
}
