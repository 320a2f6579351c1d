package dev.saldo.app.serve;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The log of the service: one line an event, as logfmt or JSON. Thread-safe. */
public final class ServiceLog {

  /** The form of a line. */
  public enum Form {
    /** {@code key=value} pairs. */
    LOGFMT,
    /** A JSON object. */
    JSON
  }

  private static final Pattern BARE = Pattern.compile("[^\\p{Z}\\p{C}\"=\\\\]+");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Form form;
  private final Consumer<String> lines;
  private final Object turn = new Object();
  private final Clock clock;

  /**
   * Creates a log.
   *
   * @param lines receives each line, one at a time
   */
  public ServiceLog(Form form, Consumer<String> lines, Clock clock) {
    this.form = form;
    this.lines = lines;
    this.clock = clock;
  }

  /** Writes a line about what is as it should be. */
  public void info(String event, String message) {
    write("info", event, message);
  }

  /** Writes a line about something that is not as it should be but stops nothing. */
  public void warn(String event, String message) {
    write("warning", event, message);
  }

  /** Writes a line about something that needs the operator. */
  public void error(String event, String message) {
    write("error", event, message);
  }

  private void write(String level, String event, String message) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("level", level);
    fields.put("event", event);
    fields.put("message", message);
    write(fields);
  }

  /** Writes a line. */
  void write(SequencedMap<String, Object> fields) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    all.putAll(fields);
    String line =
        switch (form) {
          case JSON -> MAPPER.writeValueAsString(all);
          case LOGFMT ->
              all.entrySet().stream().map(ServiceLog::pair).collect(Collectors.joining(" "));
        };
    synchronized (turn) {
      lines.accept(line);
    }
  }

  private static String pair(Map.Entry<String, Object> field) {
    String text =
        field.getValue() instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
            : String.valueOf(field.getValue());
    return field.getKey() + "=" + (BARE.matcher(text).matches() ? text : quoted(text));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isInvisible(c)) {
          for (char unit : Character.toChars(c)) {
            quoted.append("\\u%04x".formatted((int) unit));
          }
        } else {
          quoted.appendCodePoint(c);
        }
      }
    }
  }

  /** Such a character could break a line or change how a terminal shows it. */
  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
